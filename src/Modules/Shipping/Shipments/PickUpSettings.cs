using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// <c>Shipping:PickUp:Name</c>, <c>Instructions</c> and <c>Address</c>: where customers may fetch their orders. Nowhere unless the name is set; where the
/// parcels leave unless the address is.
/// </summary>
internal sealed class PickUpSettings(PickUpPoint? point)
{
    private const string Section = "Shipping:PickUp";
    private const int MostInstructions = 500;

    /// <summary>As long as a service's name may be.</summary>
    private const int MostName = 60;

    /// <summary>What the owner may set; the address only where the shop is started, unless it is the warehouse's.</summary>
    public static readonly OwnerSetting[] OfOwner =
    [
        new($"{Section}:Name", SettingGroups.PickUp, "Name of the place")
        {
            Length = MostName,
            Help = "Customers in the warehouse's country may fetch their orders there, for nothing. Delivery zones can have places of their own.",
        },
        new($"{Section}:Instructions", SettingGroups.PickUp, "What customers should know") { Length = MostInstructions, Help = "Such as opening hours." },
    ];

    public static readonly SettingRule Rule = SettingRule.Reads($"{Section}:Name", From);

    public PickUpPoint? Point => point;

    /// <exception cref="InvalidOperationException">It is set in a way that customers could not be told; the message says what to set.</exception>
    public static PickUpSettings From(IConfiguration configuration)
    {
        var (name, instructions) = (configuration[$"{Section}:Name"]?.Trim() ?? "", configuration[$"{Section}:Instructions"]?.Trim() ?? "");
        if (name.Length == 0) return new(null);
        if (name.Length > MostName || !name.Any(char.IsLetterOrDigit))
            throw new InvalidOperationException($"{Section}:Name is what the place is called, in at most {MostName} characters.");
        if (instructions.Length > MostInstructions) throw new InvalidOperationException($"{Section}:Instructions has at most {MostInstructions} characters.");
        var address = EasyPostSettings.AddressAt(configuration.GetSection($"{Section}:Address")) ?? EasyPostSettings.FromIn(configuration);
        if (new AddressValidator().Validate(address) is { IsValid: false } wrong)
            throw new InvalidOperationException($"{Section}:Address: {wrong.Errors[0].ErrorMessage}");
        return new(new(name, instructions, address.Normal()));
    }
}
