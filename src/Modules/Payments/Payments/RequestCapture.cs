namespace ClickCart.Payments.Payments;

/// <summary>Staff wants what was authorised for an order charged now, and not first with its label. Whoever asks again changes nothing.</summary>
internal static class RequestCapture
{
    public sealed record Request(Guid OrderId) : IRequest<Result<Response>>;

    /// <param name="Amount">What is charged.</param>
    /// <param name="State"><c>capturing</c> or <c>captured</c>.</param>
    public sealed record Response(Guid OrderId, string OrderNumber, Money Amount, string State);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payments").MapPost("/admin/orders/{id:guid}/payment/capture", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Accepted())
                .WithSummary("Charge what was authorised for an order").Refuses("not-capturable").RequireAccess(Permissions.CapturePayments).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/payment/capture", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(_ => $"/admin/orders/{id}", "The payment is being charged.", again: $"/admin/orders/{id}"))
                .RequireAccess(Permissions.CapturePayments).Keyed();
        }
    }

    internal sealed class Handler(PaymentsDbContext db, ICaller caller) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindPaymentAsync(request.OrderId, cancellationToken) is not { } payment) return Error.NotFound("order");
            if (payment.CaptureNow(db.Now(caller.Actor)).Error is { } refused) return refused;
            await db.PublishEventsAsync(payment, cancellationToken);
            return new Response(payment.Id, payment.OrderNumber, payment.Of(payment.Due),
                payment.State is PaymentState.Captured ? "captured" : "capturing");
        }
    }
}
