using System.Text.Json.Serialization;
using ClickCart.Customers.Contracts;
using ClickCart.Payments.Payments;

namespace ClickCart.Payments.Refunds;

/// <summary>
/// Accepts a refund of all or part of what was captured, and leaves the gateway to the job. However many come at once, together they never exceed the
/// capture, nor what the role of whoever asks gives back. Publishes RefundRequested.
/// </summary>
internal static class RequestRefund
{
    public sealed record Request(Money? Amount, string? Reason) : IRequest<Result<Response>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
    }

    /// <param name="Amount">All of it, also where it goes back in parts to several of what had paid; <paramref name="Id"/> is the first's.</param>
    /// <param name="Status"><c>pending</c>, <c>succeeded</c> or <c>failed</c>.</param>
    public sealed record Response(Guid Id, Guid OrderId, Money Amount, string Reason, RefundState Status, DateTimeOffset At);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payments").MapPost("/admin/orders/{id:guid}/refunds", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id }, ct).Accepted())
                .Refuses("refund-exceeds-captured", "charge-disputed", "refund-above-limit").RequireAccess(Permissions.CreateRefunds).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/refunds", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct))
                    .Redirect(_ => $"/admin/orders/{id}", "The refund is under way.", again: $"/admin/orders/{id}/refund"))
                .RequireAccess(Permissions.CreateRefunds).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Amount).RefundAmount();
            RuleFor(r => r.Reason).RefundReason();
        }
    }

    internal sealed class Handler(PaymentsDbContext db, IRefundLimits limits, ICaller caller) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var limit = await limits.OfAsync(caller, request.Amount!.Value.Currency, cancellationToken);
            // Takes the payment's row first, so that refunds that come at once queue up instead of losing against each other's version.
            await db.BeginWriteAsync(cancellationToken);
            var found = await db.Payments.Where(p => p.Id == request.OrderId && p.SupplementOf == null)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.OrderNumber, p => p.OrderNumber), cancellationToken);
            if (found == 0) return Error.NotFound("order");
            var payment = await db.Payments.AsSingleQuery().SingleAsync(p => p.Id == request.OrderId, cancellationToken);
            if (limit.WhyNot(payment, request.Amount.Value) is { } above) return above;
            var asked = payment.RequestRefund(request.Amount.Value, request.Reason!, db.Now(caller.Actor));
            if (asked.Error is { } refused) return refused;
            await db.PublishEventsAsync(payment, cancellationToken);
            var refund = asked.Value;
            return new Response(refund.Id, payment.Id, request.Amount.Value, refund.Reason, refund.State, refund.At);
        }
    }
}
