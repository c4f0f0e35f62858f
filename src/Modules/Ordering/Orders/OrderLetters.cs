using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <inheritdoc/>
internal sealed class OrderLetters(OrderingDbContext db, OrderLinks links, IPaymentMethods methods, ShopTime shop, TimeProvider clock) : IOrderLetters
{
    public async Task<OrderLetter?> FindAsync(Guid orderId, CancellationToken ct)
    {
        if (await db.ReadOrderAsync(orderId, ct) is not { } o) return null;
        var delivery = o.Delivery;
        return new(
            o.Id, o.Number, o.Email, o.Language, links.PathOf(o),
            [.. o.Lines.OrderBy(l => l.Number).Select(l => new OrderLetterLine(l.Sku, l.Name, l.Quantity, o.Of(l.UnitPrice), o.Of(l.UnitPrice * l.Quantity))
            {
                Later = l.Backordered > 0 ? LaterWords.Of(l.Backordered, l.Quantity, l.ExpectedOn, shop.DayOf(clock.GetUtcNow())) : null,
            })],
            o.Of(o.Subtotal), o.Of(o.Discount), o.Of(o.Shipping), o.Of(o.Tax), o.Of(o.TaxIncluded), o.TotalMoney,
            TaxWords.Of(o.Taxes ?? [], o.WithoutTaxOf),
            delivery.ShipTo, o.BillTo, delivery.Carrier, delivery.Service, DiscountWords.NamesOf(o), o.CreatedAt, o.HoldExpiresAt)
        {
            ToPay = o.ToPay,
            IsPaidByExchange = o.IsPaidByExchange,
            Payment = methods.FindManual(o.Manual) is { } manual
                ? new(manual.Name, manual.Instructions is { Length: > 0 } text ? text : null, manual.IsOnDelivery) : null,
        };
    }

    public async Task<Guid?> FindIdAsync(string? number, CancellationToken ct)
    {
        var orders = db.Orders.AsNoTracking();
        orders = string.IsNullOrEmpty(number) ? orders.OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id) : orders.Where(o => o.Number == number);
        return await orders.Select(o => (Guid?)o.Id).FirstOrDefaultAsync(ct);
    }
}
