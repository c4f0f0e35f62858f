namespace ClickCart.Sandbox.Shipments;

/// <summary>What a parcel declares to the customs of another country; kept and shown, never judged.</summary>
internal sealed record Customs(
    string? ContentsExplanation, string? ContentsType, bool? CustomsCertify, string? CustomsSigner, string? EelPfc, string? NonDeliveryOption,
    string? RestrictionComments, string? RestrictionType, IReadOnlyList<CustomsItem>? CustomsItems)
{
    public object Shape(string core, string created) => new
    {
        Id = "cstinfo_" + core,
        Object = "CustomsInfo",
        CreatedAt = created,
        UpdatedAt = created,
        ContentsExplanation,
        ContentsType,
        CustomsCertify,
        CustomsSigner,
        EelPfc,
        NonDeliveryOption,
        RestrictionComments,
        RestrictionType,
        Mode = "test",
        Declaration = (string?)null,
        CustomsItems = (CustomsItems ?? []).Select((item, i) => item.Shape($"cstitem_{core}{i}", created)),
    };
}

internal sealed record CustomsItem(
    string? Description,
    string? HsTariffNumber,
    string? OriginCountry,
    int Quantity,
    double Value,
    double Weight,
    string? Code,
    string? Currency)
{
    public object Shape(string id, string created) => new
    {
        Id = id,
        Object = "CustomsItem",
        CreatedAt = created,
        UpdatedAt = created,
        Description,
        HsTariffNumber,
        OriginCountry,
        Quantity,
        Value = Value.ToString("F2"),
        Weight,
        Code,
        Mode = "test",
        Manufacturer = (string?)null,
        Currency,
        Eccn = (string?)null,
        PrintedCommodityIdentifier = (string?)null,
    };
}
