namespace ClickCart.Sandbox.Shipments;

/// <summary>What a parcel declares to the customs of another country; kept and shown, never judged.</summary>
internal sealed record Customs(
    string? ContentsExplanation, string? ContentsType, bool? CustomsCertify, string? CustomsSigner, string? EelPfc, string? NonDeliveryOption,
    string? RestrictionComments, string? RestrictionType, IReadOnlyList<CustomsItem>? CustomsItems);

internal sealed record CustomsItem(
    string? Description, string? HsTariffNumber, string? OriginCountry, int Quantity, double Value, double Weight, string? Code, string? Currency);
