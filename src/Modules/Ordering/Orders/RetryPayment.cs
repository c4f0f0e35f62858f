using System.Text.Json.Serialization;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>After a decline, another payment method, until the order's hold runs out. Publishes PaymentRetried.</summary>
internal static class RetryPayment
{
    public sealed record Request(string? PaymentMethod) : IRequest<Result<OrderResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders").MapPost("/orders/{id:guid}/payment", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id }, ct).Accepted())
                .Refuses("payment-not-retryable", "payments-not-taken").RequireRateLimiting(Guards.Payments).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/orders/{id:guid}/payment", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct)).Redirect(_ => $"/orders/{id}", again: $"/orders/{id}"))
                .RequireRateLimiting(Guards.Payments).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.PaymentMethod).PaymentMethod();
    }

    internal sealed class Handler(
        OrderingDbContext db, ICaller caller, OrderAccess access, IPaymentMethods methods, OrderingSettings settings, TimeProvider clock)
        : IRequestHandler<Request, Result<OrderResponse>>
    {
        public async Task<Result<OrderResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await access.FindAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            if (!methods.AreTaken) return Rules.PaymentsNotTaken;
            if (order.RetryPayment(request.PaymentMethod!, settings.PaymentAttempts, Actor.Of(caller), Order.Time(clock)).Error is { } refused) return refused;
            db.PublishEvents(order);
            return OrderResponse.Of(order);
        }
    }
}
