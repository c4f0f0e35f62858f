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
