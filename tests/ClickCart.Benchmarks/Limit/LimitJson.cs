using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ClickCart.Benchmarks.Limit;

internal sealed record Price(long Amount, string Currency);

internal sealed record ListItem(string Id, string Slug, string Name, string Category, Price Price, string? ImageUrl, bool InStock);

internal sealed record FacetShelf(string Slug, string Name, int Count);

internal sealed record PriceSpan(Price Min, Price Max);

internal sealed record FacetResponse(List<FacetShelf> Categories, PriceSpan? Price);

internal sealed record ListResponse(List<ListItem> Items, string? NextCursor, FacetResponse Facets);

internal sealed record ShelfName(string Slug, string Name);

internal sealed record VariantResponse(string Sku, string Name, Price Price, int Available);

internal sealed record ProductResponse(string Id, string Slug, string Name, string Description, ShelfName Category, JsonElement Images, JsonElement Attributes,
    List<VariantResponse> Variants);

internal sealed record CategoryNode(string Slug, string Name, int Count, List<CategoryNode> Children);

internal sealed record CategoriesResponse(List<CategoryNode> Items);

internal sealed record AvailableItem(string Sku, int Available);

internal sealed record AvailabilityResponse(List<AvailableItem> Items);

internal sealed record CartItem(string Sku, int Quantity);

internal sealed record CartLineResponse(string Sku, string Name, int Quantity, Price UnitPrice, Price LineTotal, int Available);

internal sealed record CartResponse(string Id, List<CartLineResponse> Items, string? Coupon, Price Subtotal, int Version);

internal sealed record QuantityBody(int Quantity);

internal sealed record PostalAddress(string Name, string Line1, string? Line2, string City, string? Region, string PostalCode, string Country, string? Phone);

internal sealed record QuoteBody(PostalAddress ShipTo, string? Email);

internal sealed record QuoteLine(string Sku, string Name, int Quantity, Price UnitPrice, Price Discount, Price Tax, Price Total,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Grams = 0);

internal sealed record ShippingOption(string Id, string Carrier, string Service, Price Price, Price Tax, int DeliveryDays, Price Total);

internal sealed record QuoteResponse(
    string Id, List<QuoteLine> Lines, Price Subtotal, Price Discount, Price Tax, List<ShippingOption> ShippingOptions, string Currency,
        DateTimeOffset ExpiresAt, PostalAddress? ShipTo = null);

internal sealed record OrderBody(string QuoteId, string ShippingOptionId, string Email, string PaymentMethod, Price ExpectedTotal);

internal sealed record PaymentResponse(string Status);

internal sealed record ShipmentResponse(string Carrier, string Service, string? TrackingCode, string Status, string LabelUrl);

internal sealed record OrderResponse(
    string Id, string Number, string Status, string PaymentStatus, string FulfilmentStatus, string Email, List<QuoteLine> Lines, Price Subtotal,
        Price Discount, Price Shipping, Price Tax, Price Total,
    string Currency, PostalAddress ShipTo, PostalAddress BillTo, ShippingOption ShippingOption, PaymentResponse Payment, List<ShipmentResponse> Shipments,
        DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt, int Version, string? AccessToken = null);

internal sealed record ProblemResponse(string Type, string Title, int Status, string Detail);

/// <summary>What the bench read from ClickCart, so that both serve the same shop.</summary>
internal sealed record ShopCopy(List<CategoryNode> Categories, List<ProductResponse> Products, List<ListItem> Items);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(string)), JsonSerializable(typeof(ListResponse)), JsonSerializable(typeof(ProductResponse)),
    JsonSerializable(typeof(CategoriesResponse)), JsonSerializable(typeof(AvailabilityResponse))]
[JsonSerializable(typeof(CartResponse)), JsonSerializable(typeof(List<CartItem>)), JsonSerializable(typeof(QuantityBody)), JsonSerializable(typeof(QuoteBody)),
    JsonSerializable(typeof(QuoteResponse))]
[JsonSerializable(typeof(OrderBody)), JsonSerializable(typeof(OrderResponse)), JsonSerializable(typeof(ProblemResponse)), JsonSerializable(typeof(ShopCopy))]
internal sealed partial class LimitJson : JsonSerializerContext
{
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Default.GetTypeInfo(typeof(T))!;
}
