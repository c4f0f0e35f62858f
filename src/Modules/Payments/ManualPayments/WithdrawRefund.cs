using System.Text.Json.Serialization;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.ManualPayments;

/// <summary>Staff takes back a refund that was asked for by mistake, is to be paid by hand and was not. Publishes RefundWithdrawn.</summary>
internal static class WithdrawRefund
{
    /// <param name="Reason">Its customer reads it, who knows of the refund.</param>
    public sealed record Request(string? Reason) : IRequest<Result<Response>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
        [JsonIgnore] public Guid RefundId { get; init; }
    }

    /// <param name="Refundable">What can still be given back.</param>
    public sealed record Response(Guid Id, Guid OrderId, Money Amount, RefundState Status, string Reason, string By, Money Refundable);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payments").MapPost("/admin/orders/{id:guid}/refunds/{refund:guid}/withdraw",
                (Guid id, Guid refund, Request request, IMediator m, CancellationToken ct) =>
                    m.Send(request with { OrderId = id, RefundId = refund }, ct).Ok())
                .WithSummary("Withdraw a refund that is paid back by hand").Refuses("refund-not-manual").RequireAccess(Permissions.CreateRefunds).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/refunds/{refund:guid}/withdraw",
                (Guid id, Guid refund, Form<Request> form, IMediator m, CancellationToken ct) =>
                    form.Send(r => m.Send(r with { OrderId = id, RefundId = refund }, ct))
                        .Redirect(_ => $"/admin/orders/{id}", "The refund is withdrawn.", again: $"/admin/orders/{id}"))
                .RequireAccess(Permissions.CreateRefunds).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).Reason(400);
    }

    internal sealed class Handler(PaymentsDbContext db, ICaller caller) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindPaymentOfRefundAsync(request.OrderId, request.RefundId, cancellationToken) is not { } payment) return Error.NotFound("order");
            var reason = request.Reason!.Trim();
            var withdrawn = payment.WithdrawRefund(request.RefundId, reason, db.Now(caller.Actor));
            if (withdrawn.Error is { } refused) return refused;
            await db.PublishEventsAsync(payment, cancellationToken);
            var refund = withdrawn.Value;
            return new Response(refund.Id, payment.OrderId, payment.Of(refund.Amount), refund.State, reason, caller.Actor, payment.Of(payment.Refundable));
        }
    }
}
