using System.Reflection;

namespace ClickCart.Kernel;

/// <summary>Something of the back office that a role may be allowed to do.</summary>
/// <param name="Name">Stable, as the API and the table of roles write it: <c>orders.cancel</c>.</param>
/// <param name="Area">What it is about, as a heading over its neighbours.</param>
/// <param name="Words">What it allows, to be read after "may": <c>cancel orders</c>.</param>
/// <param name="OfSupport">Support has it until an admin says otherwise.</param>
public sealed record Permission(string Name, string Area, string Words, bool OfSupport = false);

/// <summary>All that there are. Admins have every one; each endpoint of the back office names the one that opens it.</summary>
public static class Permissions
{
    public static readonly Permission ReadOrders = new("orders.read", "Orders", "read orders with their payments, parcels and history", OfSupport: true);
    public static readonly Permission WriteNotes = new("orders.note", "Orders", "write notes on orders, and tag them", OfSupport: true);
    public static readonly Permission ExportOrders = new("orders.export", "Orders", "download orders", OfSupport: true);
    public static readonly Permission CorrectOrders = new("orders.correct", "Orders", "put address and service right before the parcel leaves");
    public static readonly Permission HoldOrders = new("orders.hold", "Orders", "keep orders back and release them");
    public static readonly Permission CancelOrders = new("orders.cancel", "Orders", "cancel orders, which gives back all that was charged");
    public static readonly Permission EditDrafts = new("drafts.edit", "Orders", "put orders together for customers, with prices and discounts of their own");
    public static readonly Permission ManageReturns = new("returns.manage", "Orders", "decide about returns, and receive what comes back");

    public static readonly Permission ReadPayments = new("payments.read", "Money", "read refunds, disputes and alerts", OfSupport: true);
    public static readonly Permission CapturePayments = new("payments.capture", "Money", "charge what is authorised, before the label is bought");
    public static readonly Permission RecordPayments = new("payments.record", "Money", "mark orders as paid by hand, and refunds as paid back");
    public static readonly Permission ReadCredit = new("credit.read", "Money", "read gift cards and store credit", OfSupport: true);
    public static readonly Permission IssueCredit = new(
        "credit.issue", "Money", "issue gift cards, and give and take store credit, up to what the role refunds");
    public static readonly Permission CreateRefunds = new("refunds.create", "Money", "give money back, up to the role's limit");

    public static readonly Permission ReadShipping = new(
        "shipping.read", "Delivery", "read what is to ship, and print pick lists, packing slips and labels", OfSupport: true);
    public static readonly Permission Fulfil = new("shipping.fulfil", "Delivery", "pack, buy labels and hand parcels over");
    public static readonly Permission EditShipping = new("shipping.edit", "Delivery", "change zones, delivery methods and boxes");

    public static readonly Permission ReadCatalog = new("catalog.read", "Goods", "read products, categories and their prices", OfSupport: true);
    public static readonly Permission EditCatalog = new("catalog.edit", "Goods", "change products, prices and categories");
    public static readonly Permission ImportCatalog = new("catalog.import", "Goods", "upload products as a file");
    public static readonly Permission ExportCatalog = new("catalog.export", "Goods", "download products", OfSupport: true);
    public static readonly Permission ReadStock = new("stock.read", "Goods", "read the stock and its movements", OfSupport: true);
    public static readonly Permission AdjustStock = new("stock.adjust", "Goods", "put the stock and its thresholds right");

    public static readonly Permission ReadCoupons = new("coupons.read", "Selling", "read coupons and who used them", OfSupport: true);
    public static readonly Permission EditCoupons = new("coupons.edit", "Selling", "make, change and end coupons");
    public static readonly Permission ReadTaxes = new("taxes.read", "Selling", "read tax rates", OfSupport: true);
    public static readonly Permission EditTaxes = new("taxes.edit", "Selling", "change tax rates");

    public static readonly Permission ReadCustomers = new("customers.read", "People", "read customers with their orders and addresses", OfSupport: true);
    public static readonly Permission EditCustomers = new("customers.edit", "People", "sign accounts out everywhere, and take lost second factors away");
    public static readonly Permission ManageStaff = new("staff.manage", "People", "appoint and dismiss staff, with no more rights than their own");
    public static readonly Permission EditRoles = new("roles.edit", "People", "make and change roles, with no more rights than their own");
    public static readonly Permission ReadAudit = new("audit.read", "People", "read what staff did");

    public static readonly Permission ReadDashboard = new("dashboard.read", "Shop", "see the dashboard with its figures", OfSupport: true);
    public static readonly Permission KeepViews = new("views.keep", "Shop", "keep arrangements of lists under names", OfSupport: true);
    public static readonly Permission ReadMails = new("mails.read", "Shop", "read mails as they were written", OfSupport: true);
    public static readonly Permission SendMails = new("mails.send", "Shop", "send mails again");
    public static readonly Permission ChooseNotices = new("notices.choose", "Shop", "get notices by mail, and choose which", OfSupport: true);
    public static readonly Permission ReadReports = new("reports.read", "Shop", "read and download what was sold, by day, product and place", OfSupport: true);
    public static readonly Permission EditSettings = new("settings.edit", "Shop", "read and change the shop's settings");
    public static readonly Permission EditMailTemplates = new("mails.templates", "Shop", "write how mails to customers and staff read");
    public static readonly Permission ReadSystem = new("system.read", "Shop", "see how the system does, and check its books", OfSupport: true);
    public static readonly Permission ReadWork = new("work.read", "Shop", "read the background work and the dashboard of jobs", OfSupport: true);
    public static readonly Permission DecideWork = new("work.decide", "Shop", "run failed background work again, or drop it");

    /// <summary>Area by area, as they are shown.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        .. typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<Permission>(),
    ];

    /// <summary>Null for a name that is none.</summary>
    public static Permission? Find(string? name) => All.FirstOrDefault(p => p.Name == name);
}
