namespace ClickCart.Shipping.Shipments;

/// <summary><c>Shipping:BuyLabels</c>; read anew whenever a shipment is made.</summary>
internal sealed class LabelSettings
{
    public LabelBuying BuyLabels { get; set; }

    public bool AreAutomatic => BuyLabels is LabelBuying.Automatic;
}

internal enum LabelBuying
{
    /// <summary>As soon as the order is confirmed.</summary>
    Automatic,

    /// <summary>When staff asks for it, from the queue of what is to be shipped.</summary>
    Manual,
}
