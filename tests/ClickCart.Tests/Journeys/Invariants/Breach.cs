using ClickCart.Catalog;
using ClickCart.Customers;
using ClickCart.Inventory;
using ClickCart.Notifications;
using ClickCart.Ordering;
using ClickCart.Payments;
using ClickCart.Pricing;
using ClickCart.Shipping;

namespace ClickCart.Tests.Journeys.Invariants;

/// <summary>A row that somebody changes past the shop.</summary>
/// <param name="Invariant">The one that must name it.</param>
/// <param name="Change">How many rows it changed, or an exception where the database itself refuses it.</param>
/// <param name="Row">What the row that is named holds.</param>
/// <param name="Too">Others that the same row breaks: those of other modules that know it too.</param>
internal sealed record Breach(string Invariant, Func<Books, Task<int>> Change, Func<Story, object> Row, params string[] Too)
{
    /// <summary>No row can break it: a constraint of the database says the same.</summary>
    public bool IsRefused { get; init; }
}

/// <summary>The modules' databases in one scope, each in a transaction that is rolled back.</summary>
internal sealed record Books(Story Story, IServiceProvider Services)
{
    public CatalogDbContext Catalog => Services.GetRequiredService<CatalogDbContext>();
    public OrderingDbContext Ordering => Services.GetRequiredService<OrderingDbContext>();
    public PaymentsDbContext Payments => Services.GetRequiredService<PaymentsDbContext>();
    public InventoryDbContext Inventory => Services.GetRequiredService<InventoryDbContext>();
    public PricingDbContext Pricing => Services.GetRequiredService<PricingDbContext>();
    public ShippingDbContext Shipping => Services.GetRequiredService<ShippingDbContext>();
    public CustomersDbContext Customers => Services.GetRequiredService<CustomersDbContext>();
    public NotificationsDbContext Notifications => Services.GetRequiredService<NotificationsDbContext>();

    public static DateTimeOffset LongAgo { get; } = TimeProvider.System.GetUtcNow().AddDays(-60);

    public IQueryable<global::ClickCart.Ordering.Orders.Order> Order(Guid id) => Ordering.Orders.Where(o => o.Id == id);

    public IQueryable<global::ClickCart.Payments.Payments.Payment> Payment(Guid id) => Payments.Payments.IgnoreAutoIncludes().Where(p => p.Id == id);
}

/// <summary>An order of the story.</summary>
internal sealed record Told(Guid Id, string Number, string Sku);

/// <summary>What happened in the shop before somebody changes a row.</summary>
/// <param name="Delivered">Two of a SKU with a coupon, paid by a gift card and a card, delivered, a part of it refunded, a return of one asked for.</param>
/// <param name="Waiting">Of three units one is awaited; its total was lowered once, and a supplement for one more is open.</param>
/// <param name="Transfer">Is to be paid by bank transfer.</param>
/// <param name="SentBack">Came back, and was exchanged.</param>
/// <param name="Replacement">What was sent for it.</param>
/// <param name="Raised">Dearer by a change that its customer paid for.</param>
internal sealed record Story(Told Delivered, Told Waiting, Told Transfer, Told SentBack, Told Replacement, Told Raised)
{
    public required Guid GiftCard { get; init; }
    public required string Customer { get; init; }
    public required string MovedSku { get; init; }
    public required string Draft { get; init; }
}
