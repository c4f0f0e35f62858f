using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Supplements;

/// <summary>
/// Staff says that a supplement was paid without the gateway, whatever its order was paid with: the change is made as after a card's payment. Said once, and
/// not while its customer pays by the link. Publishes SupplementPaymentBegun.
/// </summary>
internal static class MarkSupplementPaid
{
    /// <param name="Method"><c>bankTransfer</c> or <c>cash</c>.</param>
    /// <param name="Reference">By which the money is found again, such as the bank's reference.</param>
    public sealed record Request(string? Method, string? Reference) : IRequest<Result<SupplementResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Supplements").MapPost("/admin/orders/{id:guid}/supplements/{supplement:guid}/paid",
                (Guid id, Guid supplement, Request request, IMediator m, CancellationToken ct) =>
                    m.Send(request with { OrderId = id, Id = supplement }, ct).Ok())
                .Refuses("supplement-over", "supplement-under-way", "out-of-stock", "already-shipped", "not-editable", "charge-disputed")
                .RequireAccess(Permissions.RecordPayments).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/supplements/{supplement:guid}/paid",
                (Guid id, Guid supplement, Form<Request> form, IMediator m, CancellationToken ct) =>
                    form.Send(r => m.Send(r with { OrderId = id, Id = supplement }, ct))
                        .Redirect(_ => $"/admin/orders/{id}", "It is marked as paid, and the order is being changed.", again: $"/admin/orders/{id}"))
                .RequireAccess(Permissions.RecordPayments).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Method).Must(ManualMethod.IsOfSupplements).WithMessage("Say how it was paid: bankTransfer or cash.");
            RuleFor(r => r.Reference).NotEmpty().WithMessage("Say by what the money is found again, such as the bank's reference.")
                .Prose(ManualMethod.ReferenceLength).HoldsNoCard();
        }
    }

    internal sealed class Handler(OrderingDbContext db, OrderEditing editing, OrderingSettings settings, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<SupplementResponse>>
    {
        public async Task<Result<SupplementResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindSupplementAsync(request.OrderId, request.Id, cancellationToken) is not var (supplement, order)) return SupplementSpecs.NotFound;
            if (supplement.Status is not SupplementStatus.Open) return Supplement.IsOver;
            if (supplement.IsUnderWay) return Supplement.UnderWay;
            var now = Order.Time(clock);
            var until = now + settings.Hold;
            await editing.LeaveAsync(supplement, order, now, cancellationToken);
            if (await editing.WhyNotPayableAsync(order, supplement, until, cancellationToken) is { } impossible) return impossible;
            var paid = supplement.Pay(order, new(request.Method!, caller.Actor, [], request.Reference!.Trim()), until, settings.PaymentAttempts, now);
            if (paid.Error is { } refused) return refused;
            db.PublishEvents(order, supplement);
            return SupplementResponse.Of(supplement, order);
        }
    }
}
