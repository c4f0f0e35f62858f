namespace ClickCart.Shipping.Shipments;

/// <summary><c>Shipping:BuyLabels</c> and <c>Shipping:SplitParcels</c>; read anew whenever a shipment is made.</summary>
internal sealed class LabelSettings
{
    public LabelBuying BuyLabels { get; set; }

    public ParcelSplitting SplitParcels { get; set; }

    public bool AreAutomatic => BuyLabels is LabelBuying.Automatic;
}

internal enum LabelBuying
{
    /// <summary>As soon as the order is confirmed.</summary>
    Automatic,

    /// <summary>When staff asks for it, from the queue of what is to be shipped.</summary>
    Manual,
}

internal enum ParcelSplitting
{
    /// <summary>An order is one parcel, unless staff packs it in parts.</summary>
    Never,

    /// <summary>An order that weighs more than the shop's strongest box bears is several.</summary>
    ByWeight,
}
