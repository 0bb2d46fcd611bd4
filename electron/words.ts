/** What the window itself says to the person at the counter, in both languages: the page may be gone when it does. */

/** Asked before the window closes over an open sale. */
export const leavingWords = {
  message: '장바구니에 물건이 있습니다. 닫을까요?\nThere is a sale open. Close the till?',
  detail: '장바구니는 저장되어 다시 열 때 그대로 있습니다.\nThe cart is kept and will be there at the next start.',
  stay: '계속 판매 · Keep selling',
  leave: '닫기 · Close',
} as const;
