using ClickCart.Payments.Contracts;

namespace ClickCart.Payments.ManualPayments;

/// <summary><c>Payments:BankTransfer:*</c> and <c>Payments:CashOnDelivery:*</c>, asked at each use: the owner may change them while the shop runs.</summary>
internal sealed class ManualSettings(IConfiguration configuration)
{
    private const string Transfer = "Payments:BankTransfer";
    private const string Cash = "Payments:CashOnDelivery";

    /// <summary>Characters of an instruction.</summary>
    private const int LongestText = 2000;

    private static readonly Setting<bool> TakesTransfers = Setting.Flag($"{Transfer}:Offered", false);
    private static readonly Setting<bool> TakesCash = Setting.Flag($"{Cash}:Offered", false);
    private static readonly Setting<double> HoldDays = Setting.Positive($"{Transfer}:HoldDays", 7, most: 60);

    public static readonly ISetting[] OfHost = [TakesTransfers, TakesCash, HoldDays];

    /// <summary>Nobody can transfer money without knowing where to.</summary>
    public static readonly SettingRule SaysWhere = new(configuration =>
        TakesTransfers.In(configuration) && string.IsNullOrWhiteSpace(configuration[$"{Transfer}:Instructions"])
            ? [new($"{Transfer}:Instructions", "Say to which account money is transferred, or do not offer bank transfers.")] : []);

    /// <summary>What the owner may set.</summary>
    public static readonly OwnerSetting[] OfOwner =
    [
        Offered(TakesTransfers.Key, "Bank transfer", "The order waits for its money. You mark it as paid when it is on your account; then it is sent."),
        Instructions($"{Transfer}:Instructions", "How to transfer", "Your bank account. Customers read it with their order and in the mail, with the amount and "
            + "the order's number."),
        new(HoldDays.Key, SettingGroups.Payments, "Days until a transfer must have come")
        {
            Kind = SettingKind.Number,
            Default = "7",
            Least = 0.5m,
            Most = 60,
            Help = "So long the stock is kept; then the order is cancelled. Orders that are open already keep the time that they were promised.",
        },
        Offered(TakesCash.Key, "Cash on delivery", "The order is confirmed and sent at once, and marked as paid when the carrier has brought you the money."),
        Instructions($"{Cash}:Instructions", "How to pay on delivery", "For example that the exact amount is needed. May be left empty."),
    ];

    /// <summary>Whether new orders may be paid by it.</summary>
    public bool Offers(string id) => (id == ManualMethod.CashOnDelivery ? TakesCash : TakesTransfers).In(configuration);

    /// <summary>Offered or not.</summary>
    public IReadOnlyList<ManualMethod> All =>
    [
        new(ManualMethod.BankTransfer, "Bank transfer", Text(Transfer), TimeSpan.FromDays(HoldDays.In(configuration))),
        new(ManualMethod.CashOnDelivery, "Cash on delivery", Text(Cash), TimeSpan.Zero),
    ];

    private string Text(string section) => configuration[$"{section}:Instructions"]?.Trim() ?? "";

    private static OwnerSetting Offered(string key, string label, string help) => new(key, SettingGroups.Payments, label)
    {
        Kind = SettingKind.Choice,
        AnyCase = true,
        Default = "false",
        Choices = [new("false", "Is not offered"), new("true", "Is offered in the checkout")],
        Help = help,
    };

    private static OwnerSetting Instructions(string key, string label, string help) =>
        new(key, SettingGroups.Payments, label) { Kind = SettingKind.Lines, Length = LongestText, Help = help };
}
