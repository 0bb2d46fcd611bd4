/**
 * The sheets of all screens, with the first one and in one order: a screen whose program comes later must not bring rules that
 * speak over those of the others. Draws nothing.
 */
import './refund/refund.css';
import './checkout/checkout.css';
import './manage/promotions.css';
import './manage/makers.css';
import './manage/settlement.css';
import './manage/backup.css';
import './sign-in/sign-in.css';
import './manage/rules.css';
import './manage/scanner.css';
import './manage/manage.css';
import './manage/import.css';
import './receipts/receipts.css';
import './return/return.css';
import './exchange/exchange.css';
import './shell/shell.css';
import './shell/mall.css';
import './shift/shift.css';
import './day/day.css';
import './sales/sales.css';
import './sales/behind.css';
import './sales/watch.css';
import './changes/changes.css';
import './goods/goods.css';
import './start/start.css';
import './tender/tender.css';
import './voucher/voucher.css';
