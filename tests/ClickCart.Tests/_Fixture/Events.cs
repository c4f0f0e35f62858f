using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests;

/// <summary>Events as their modules publish them. What a test does not care about is filled in.</summary>
public static class Events
{
    private static readonly Address Ada = new("Ada Buyer", "388 Townsend St", null, "San Francisco", "CA", "94107", "US");

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static StockCounted StockCounted(string actor, params (string Sku, int OnHand)[] lines) =>
        new([.. lines.Select(l => new StockCounted.Line(l.Sku, l.OnHand))], actor);

    public static OrderPlaced OrderPlaced(Guid? order = null, string paymentMethod = "pm_card_visa", long total = 1999, string currency = "USD")
    {
        var (id, now) = (order ?? Guid.CreateVersion7(), Now);
        var price = new Money(total, currency);
        return new(id, Number(id), null, "guest@example.com", [new("SKU", "Thing", 1, price)], price, null, paymentMethod, now, now.AddMinutes(15));
    }

    public static PaymentRetried PaymentRetried(Guid order) => new(order, "pm_card_visa", 2);

    public static OrderConfirmed OrderConfirmed(
        Guid? order = null, string carrier = "USPS", string service = "Priority", string? name = null, string country = "US", string currency = "USD",
        string? phone = null)
    {
        var id = order ?? Guid.CreateVersion7();
        var shipTo = Ada with { Name = name ?? Ada.Name, Country = country, Phone = phone };
        return new(id, Number(id), [new("SKU", "Thing", 1, new(1999, currency))], new(1999, currency), shipTo, carrier, service, 440, Now);
    }

    public static OrderCancelled OrderCancelled(Guid order) => new(order, Number(order), "changed my mind", "customer", Now);

    public static ShipmentBooked ShipmentBooked(Guid order, Guid? shipment = null, DateTimeOffset? at = null) =>
        new(order, shipment ?? Guid.CreateVersion7(), "USPS", "Priority", "EZ1000000001", "https://labels.example/1.png", at ?? Now);

    public static ShipmentDispatched ShipmentDispatched(Guid order, Guid? shipment = null, DateTimeOffset? at = null) =>
        new(order, shipment ?? Guid.CreateVersion7(), at ?? Now);

    public static ShipmentReturned ShipmentReturned(Guid order, Guid? shipment = null, DateTimeOffset? at = null) =>
        new(order, shipment ?? Guid.CreateVersion7(), at ?? Now);

    private static string Number(Guid order) => $"T-{order:n}"[..20];
}
