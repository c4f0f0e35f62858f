using System.Collections.Concurrent;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Quotes;

namespace ClickCart.Tests.Ordering;

/// <summary>What Pricing and Payments say to a change of an order: Pricing reckons as it does, all goods are taxed at 8.75 %.</summary>
public sealed class FakeEditing(FakeModules modules) : IRepricing, IPaymentChanges
{
    /// <summary>What Payments says to a change of an order; nothing is yes.</summary>
    public ConcurrentDictionary<Guid, Error> BadChanges { get; } = new();

    public Task<Result<Repriced>> RepriceAsync(OrderToReprice order, CancellationToken ct) =>
        new Repricing(modules, new SalesTax(), modules).RepriceAsync(order, ct);

    public Task<Result<PaymentChange>> CheckAsync(Guid orderId, Money difference, Money total, CancellationToken ct) =>
        Task.FromResult<Result<PaymentChange>>(BadChanges.TryGetValue(orderId, out var refused) ? refused
            : new PaymentChange(
                difference.Amount == 0 ? PaymentChange.Nothing : PaymentChange.ChargesLess, difference with { Amount = Math.Abs(difference.Amount) }));

    private sealed class SalesTax : ITaxProvider
    {
        private static readonly TaxOn Tax = new("Sales tax", 0.0875m, Included: false);

        public Task<Result<TaxAnswer>> TaxAsync(TaxQuestion question, CancellationToken ct) =>
            Task.FromResult<Result<TaxAnswer>>(new TaxAnswer([.. question.Items.Select(_ => Tax)], Tax, Tax));
    }
}
