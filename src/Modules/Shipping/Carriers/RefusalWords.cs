namespace ClickCart.Shipping.Carriers;

/// <summary>
/// What a carrier's refusal means, in a sentence for everybody. Its own codes and messages are for staff and the log: they name fields, carriers' accounts
/// and other systems, and change without notice.
/// </summary>
internal static class RefusalWords
{
    public const string NobodyGoesThere = "No carrier takes this parcel to this address.";

    private const string AddressWrong = "The carrier cannot deliver to this address as it is written.";

    /// <summary>By the field that the carrier names, else by its code; the first that fits.</summary>
    private static readonly (string Part, string Sentence)[] ByField =
    [
        ("customs", "The customs papers of this parcel are not complete."),
        ("parcel", "The carrier does not take a parcel of this size or weight."),
        ("phone", "The carrier asks for a phone number of the recipient."),
        ("zip", "The postal code does not fit the address."),
        ("postal", "The postal code does not fit the address."),
        ("street", AddressWrong), ("city", AddressWrong), ("state", AddressWrong), ("country", AddressWrong), ("name", AddressWrong),
        ("to_address", AddressWrong),
    ];

    private static readonly (string Part, string Sentence)[] ByCode =
    [
        ("ADDRESS", AddressWrong),
        ("PARCEL", "The carrier does not take a parcel of this size or weight."),
        ("CUSTOMS", "The customs papers of this parcel are not complete."),
        ("RATE", "The carrier does not offer the chosen service for this parcel any more."),
    ];

    public static string Of(CarrierError error) =>
        (from field in error.Fields
         from known in ByField
         where !field.Contains("from_address", StringComparison.OrdinalIgnoreCase) && field.Contains(known.Part, StringComparison.OrdinalIgnoreCase)
         select known.Sentence)
        .Concat(from known in ByCode where error.Code?.Contains(known.Part, StringComparison.OrdinalIgnoreCase) is true select known.Sentence)
        .FirstOrDefault() ?? "The carrier does not take this parcel as it is.";
}
