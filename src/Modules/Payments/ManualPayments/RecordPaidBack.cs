using System.Text.Json.Serialization;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.ManualPayments;

/// <summary>Staff has paid a refund back by hand, because no gateway had taken the money. Said once. Publishes PaymentRefunded.</summary>
internal static class RecordPaidBack
{
    /// <param name="Reference">By which the payment back is found again, such as the bank's reference.</param>
    public sealed record Request(string? Reference) : IRequest<Result<Response>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
        [JsonIgnore] public Guid RefundId { get; init; }
    }

    public sealed record Response(Guid Id, Guid OrderId, Money Amount, RefundState Status, string Reference, string By, DateTimeOffset PaidBackAt);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payments").MapPost("/admin/orders/{id:guid}/refunds/{refund:guid}/paid-back",
                (Guid id, Guid refund, Request request, IMediator m, CancellationToken ct) =>
                    m.Send(request with { OrderId = id, RefundId = refund }, ct).Ok())
                .WithSummary("Record a refund as paid back by hand").Refuses("refund-not-manual").RequireAccess(Permissions.RecordPayments).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/refunds/{refund:guid}/paid-back",
                (Guid id, Guid refund, Form<Request> form, IMediator m, CancellationToken ct) =>
                    form.Send(r => m.Send(r with { OrderId = id, RefundId = refund }, ct))
                        .Redirect(_ => $"/admin/orders/{id}", "The refund is recorded as paid back.", again: $"/admin/orders/{id}"))
                .RequireAccess(Permissions.RecordPayments).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reference).Reference();
    }

    internal sealed class Handler(PaymentsDbContext db, ICaller caller) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindPaymentOfRefundAsync(request.OrderId, request.RefundId, cancellationToken) is not { } payment) return Error.NotFound("order");
            var paid = payment.PaidBack(request.RefundId, request.Reference!.Trim(), db.Now(caller.Actor));
            if (paid.Error is { } refused) return refused;
            await db.PublishEventsAsync(payment, cancellationToken);
            var refund = paid.Value;
            return new Response(refund.Id, payment.OrderId, payment.Of(refund.Amount), refund.State, refund.Detail!, caller.Actor, refund.ChangedAt);
        }
    }
}
