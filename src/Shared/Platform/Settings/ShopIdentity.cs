namespace ClickCart.Platform.Settings;

/// <summary>Who the shop is: <c>ClickCart:Shop:*</c>.</summary>
public sealed class ShopIdentity
{
    public const string Section = "ClickCart:Shop";

    /// <summary>As its pages call it.</summary>
    public string Name { get; set; } = "ClickCart";
}
