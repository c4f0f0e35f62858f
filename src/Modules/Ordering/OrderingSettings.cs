namespace ClickCart.Ordering;

/// <summary><c>Ordering:*</c>, asked at each use: some of it the owner may change while the shop runs.</summary>
internal sealed class OrderingSettings(IConfiguration configuration)
{
    private const string HoldMinutes = "Ordering:HoldMinutes";

    private const string Prefix = "Ordering:NumberPrefix";

    private const string Invoices = "Ordering:InvoicePrefix";
    private const string CreditNotes = "Ordering:CreditNotePrefix";

    private const string Returns = "Ordering:ReturnDays";
    private static readonly Setting<double> HoldTime = Setting.Positive(HoldMinutes, 15, most: 60 * 24 * 30);
    private static readonly Setting<double> UnshippableDays = Setting.Positive("Ordering:UnshippableDays", 5, most: 6);
    private static readonly Setting<double> LateDays = Setting.Positive("Ordering:LateDays", 3, most: 90);
    private static readonly Setting<int> DaysForReturns = Setting.Whole(Returns, 0, least: 1, most: 365);
    private static readonly Setting<int> ReturnPhotoDays = Setting.Whole("Ordering:ReturnPhotoDays", 180, least: 1, most: 3650);
    private static readonly Setting<double> CustomerEditMinutes = Setting.Number("Ordering:CustomerEditMinutes", 0, most: 60 * 24 * 30);
    private static readonly Setting<double> DraftLinkDays = Setting.Positive("Ordering:Drafts:LinkDays", 14, most: 365);
    private static readonly Setting<double> DeclinedHoldMinutes = Setting.Number("Ordering:DeclinedHoldMinutes", 5, most: 60 * 24 * 30);
    private static readonly Setting<int> Attempts = Setting.Whole("Ordering:PaymentAttempts", 10, least: 1);
    private static readonly Setting<int> UnitsPerBuyer = Setting.Whole("Ordering:UnpaidUnitsPerBuyer", 10_000, least: 1);
    private static readonly Setting<int> UnitsPerClient = Setting.Whole("Ordering:UnpaidUnitsPerClient", 50_000, least: 1);

    public static readonly ISetting[] OfHost =
    [
        HoldTime, UnshippableDays, LateDays, DaysForReturns, ReturnPhotoDays, CustomerEditMinutes, DraftLinkDays,
        DeclinedHoldMinutes, Attempts, UnitsPerBuyer, UnitsPerClient,
    ];

    /// <summary>Invoices and credit notes are told apart by what their numbers begin with.</summary>
    public static readonly SettingRule PrefixesDiffer = new(configuration =>
        new OrderingSettings(configuration) is var set && set.InvoicePrefix == set.CreditNotePrefix
            ? [new(CreditNotes, "Credit notes begin with other letters than invoices.")] : []);

    /// <summary>What the owner may set.</summary>
    public static readonly OwnerSetting[] OfOwner =
    [
        new(Prefix, SettingGroups.Orders, "Order numbers begin with")
        {
            Default = "CC",
            Help = "One to six capital letters or digits. Orders that were placed keep their numbers.",
            Check = FlawOfPrefix,
        },
        new(Invoices, SettingGroups.Orders, "Invoice numbers begin with")
        {
            Default = "INV-",
            Help = "One to ten capital letters, digits or hyphens; the year and the number follow. Invoices that were issued keep their numbers.",
            Check = FlawOfPaperPrefix,
        },
        new(CreditNotes, SettingGroups.Orders, "Credit note numbers begin with")
        {
            Default = "CN-",
            Help = "As those of invoices do, with other letters.",
            Check = FlawOfPaperPrefix,
        },
        new(HoldMinutes, SettingGroups.Orders, "Hold time in minutes")
        {
            Kind = SettingKind.Number,
            Default = "15",
            Least = 1,
            Most = 1440,
            Help = "How long an unpaid order keeps its stock. Orders that are open already keep the time that they were promised.",
        },
        new("Ordering:DefaultCurrency", SettingGroups.Orders, "Currency of an empty cart")
        {
            Kind = SettingKind.Choice,
            Default = "USD",
            Choices = [.. Currencies.All.Select(code => new SettingChoice(code, code))],
            Help = "Each product is sold in the currency of its price.",
        },
        new("Ordering:UnshippableDays", SettingGroups.Orders, "Days for putting a delivery right")
        {
            Kind = SettingKind.Number,
            Default = "5",
            Least = 0.5m,
            Most = 6,
            Help = "How long an order waits after the carrier refused it, before it is cancelled and its money goes back.",
        },
        new(LateDays.Key, SettingGroups.Orders, "Days until an order is late")
        {
            Kind = SettingKind.Number,
            Default = "3",
            Least = 0.25m,
            Most = 90,
            Help = "A confirmed order that is older and not sent counts as stuck on the dashboard.",
        },
        new(Returns, SettingGroups.Orders, "Days for sending things back")
        {
            Kind = SettingKind.Number,
            Least = 1,
            Most = 365,
            Check = text => text.All(char.IsAsciiDigit) ? null : "It is a whole number of days.",
            Help = "From the delivery, as checkout and order pages say: until then customers ask for returns. Empty: they say nothing, and ask at any time.",
        },
        new(ReturnPhotoDays.Key, SettingGroups.Orders, "Days for keeping photos of returns")
        {
            Kind = SettingKind.Number,
            Default = "180",
            Least = 1,
            Most = 3650,
            Check = text => text.All(char.IsAsciiDigit) ? null : "It is a whole number of days.",
            Help = "From the end of a return; then its photos are deleted for good.",
        },
        new(CustomerEditMinutes.Key, SettingGroups.Orders, "Minutes in which customers change their orders")
        {
            Kind = SettingKind.Number,
            Default = "0",
            Least = 0,
            Most = 60 * 24 * 30,
            Help = "From the placing, and not once somebody packs it or a label is bought: until then they take things out or put the address right. 0: never.",
        },
        new(DraftLinkDays.Key, SettingGroups.Orders, "Days for paying by a link")
        {
            Kind = SettingKind.Number,
            Default = "14",
            Least = 0.25m,
            Most = 365,
            Help = "How long the payment link of a draft, or of a change, holds. Links that are sent already keep the time that they were promised.",
        },
        new("Ordering:DeclinedHoldMinutes", SettingGroups.Fixed, "Minutes of stock after a decline") { IsFixed = true, Default = "5" },
        new("Ordering:PaymentAttempts", SettingGroups.Fixed, "Payment methods for one order") { IsFixed = true, Default = "10" },
    ];

    /// <summary><c>Ordering:NumberPrefix</c>, CC unless set: what the numbers of new orders begin with.</summary>
    public string NumberPrefix => configuration[Prefix] is { Length: > 0 } set ? set : "CC";

    /// <summary><c>Ordering:InvoicePrefix</c>, INV- unless set: what the numbers of invoices begin with.</summary>
    public string InvoicePrefix => configuration[Invoices] is { Length: > 0 } set ? set : "INV-";

    /// <summary><c>Ordering:CreditNotePrefix</c>, CN- unless set.</summary>
    public string CreditNotePrefix => configuration[CreditNotes] is { Length: > 0 } set ? set : "CN-";

    private static string? FlawOfPaperPrefix(string text) =>
        text.Length is >= 1 and <= 10 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')
            ? null : "It is one to ten capital letters, digits or hyphens.";

    private static string? FlawOfPrefix(string text) =>
        text.Length is >= 1 and <= 6 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) ? null : "It is one to six capital letters or digits.";

    /// <summary><c>Ordering:HoldMinutes</c>, 15 unless set; fractions are allowed. How long an unpaid order keeps its stock.</summary>
    public TimeSpan Hold => TimeSpan.FromMinutes(HoldTime.In(configuration));

    /// <summary><c>Ordering:DefaultCurrency</c>, USD unless set. In it an empty cart says that it costs nothing.</summary>
    public string DefaultCurrency => configuration["Ordering:DefaultCurrency"] is { Length: > 0 } set ? set : "USD";

    /// <summary>
    /// <c>Ordering:UnshippableDays</c>, 5 unless set; fractions are allowed. How long an order waits for its delivery to be put right after the carrier
    /// refused it. Less than the week after which an authorisation lapses.
    /// </summary>
    public TimeSpan Unshippable => TimeSpan.FromDays(UnshippableDays.In(configuration));

    /// <summary><c>Ordering:LateDays</c>, 3 unless set; fractions are allowed. An order that is confirmed for longer and not sent is stuck.</summary>
    public TimeSpan Late => TimeSpan.FromDays(LateDays.In(configuration));

    /// <summary><c>Ordering:ReturnDays</c>, 1 to 365: within how many days of the delivery things may come back. Null: at any time.</summary>
    public int? ReturnDays => DaysForReturns.In(configuration) is > 0 and var days ? days : null;

    /// <summary><c>Ordering:ReturnPhotoDays</c>, 180 unless set: how long after the end of a return its photos are kept.</summary>
    public TimeSpan ReturnPhotosKept => TimeSpan.FromDays(ReturnPhotoDays.In(configuration));

    /// <summary>
    /// <c>Ordering:CustomerEditMinutes</c>, 0 unless set; fractions are allowed. How long after its placing customers may change an order; zero: never.
    /// </summary>
    public TimeSpan CustomerEdits => TimeSpan.FromMinutes(CustomerEditMinutes.In(configuration));

    /// <summary><c>Ordering:Drafts:LinkDays</c>, 14 unless set; fractions are allowed. How long a draft's payment link holds.</summary>
    public TimeSpan DraftLinks => TimeSpan.FromDays(DraftLinkDays.In(configuration));

    /// <summary><c>Ordering:DeclinedHoldMinutes</c>, 5 unless set. How long it keeps it at most after a decline.</summary>
    public TimeSpan DeclinedHold => TimeSpan.FromMinutes(DeclinedHoldMinutes.In(configuration));

    /// <summary><c>Ordering:PaymentAttempts</c>, 10 unless set. Payment methods that may be tried for one order.</summary>
    public int PaymentAttempts => Attempts.In(configuration);

    /// <summary><c>Ordering:UnpaidUnitsPerBuyer</c>, 10,000 unless set. Units that a buyer's unpaid orders may hold together.</summary>
    public int UnpaidUnitsOfBuyer => UnitsPerBuyer.In(configuration);

    /// <summary><c>Ordering:UnpaidUnitsPerClient</c>, 50,000 unless set. The same for all buyers of one client address.</summary>
    public int UnpaidUnitsOfClient => UnitsPerClient.In(configuration);
}
