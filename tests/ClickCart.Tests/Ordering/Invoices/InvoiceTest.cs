using ClickCart.Ordering.Invoices;
using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Ordering.Invoices;

/// <summary>A test about the papers of orders: each of 56.52 USD with 4.55 of tax.</summary>
public abstract class InvoiceTest(SharedOrdering shared) : OrderingTest(shared)
{
    private protected Task<List<Invoice>> PapersAsync(Placed order) => Host.ReadAsync(db => db.Papers(order.Id).ToListAsync());

    /// <summary>Its papers, once there are so many of them.</summary>
    private protected async Task<List<Invoice>> PapersAsync(Placed order, int count)
    {
        await Eventually.TrueAsync(async () => (await PapersAsync(order)).Count == count, $"there are {count} papers");
        return await PapersAsync(order);
    }

    private protected Task<Pdf> PdfAsync(Placed order, string what = "invoice", string? ifNoneMatch = null) =>
        Pdf.GetAsync(Host.Http, $"/api/v1/orders/{order.Id}/{what}", order.Token, ifNoneMatch: ifNoneMatch);

    protected IIntegrationEvent RefundedInTime(Placed o, long amount, long together, int later) =>
        new PaymentRefunded(o.Id, Guid.CreateVersion7(), Usd(amount), Usd(together), Total, "It was scratched.", Now.AddSeconds(later));
}
