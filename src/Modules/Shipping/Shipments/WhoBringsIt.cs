using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>The rule about who brings what the shop sends by its own means.</summary>
internal static class WhoBringsIt
{
    /// <summary>A name for customers that no way of the shop's own has.</summary>
    internal static void NamesWhoBringsIt<T>(this IRuleBuilder<T, string?> rule) => rule.MaximumLength(60).IsLine("carrier")
        .Must(c => c?.Trim() is not (PickUpPoint.Carrier or ShippingRate.Shop)).WithMessage("Say who brings it, by another name than this.");
}
