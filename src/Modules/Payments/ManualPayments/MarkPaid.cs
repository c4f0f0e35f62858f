using System.Text.Json.Serialization;
using ClickCart.Payments.Payments;

namespace ClickCart.Payments.ManualPayments;

/// <summary>
/// Staff says that the money of an order has come, by bank transfer or from who delivered it. Said once: whoever says it again is refused. Publishes
/// PaymentAuthorized, where the order waited for it, and PaymentCaptured.
/// </summary>
internal static class MarkPaid
{
    /// <param name="Reference">By which the money is found again, such as the bank's reference.</param>
    public sealed record Request(string? Reference) : IRequest<Result<Response>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
    }

    /// <param name="Method"><c>bankTransfer</c> or <c>cashOnDelivery</c>.</param>
    public sealed record Response(Guid OrderId, string OrderNumber, string Method, Money Amount, string Reference, string By, DateTimeOffset PaidAt);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payments").MapPost("/admin/orders/{id:guid}/payment/paid", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id }, ct).Ok())
                .WithSummary("Mark an order as paid by hand").Refuses("payment-not-awaited").RequireAccess(Permissions.RecordPayments).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/payment/paid", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct))
                    .Redirect(_ => $"/admin/orders/{id}", "The order is marked as paid.", again: $"/admin/orders/{id}"))
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
            if (await db.FindPaymentAsync(request.OrderId, cancellationToken) is not { } payment) return Error.NotFound("order");
            var (now, reference) = (db.Now(caller.Actor), request.Reference!.Trim());
            if (payment.MarkPaid(reference, now).Error is { } refused) return refused;
            await db.PublishEventsAsync(payment, cancellationToken);
            return new Response(payment.Id, payment.OrderNumber, payment.Manual!, payment.Of(payment.CapturedByMethod), reference, now.Actor, now.At);
        }
    }
}
