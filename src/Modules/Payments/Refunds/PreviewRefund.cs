using System.Text.Json.Serialization;
using ClickCart.Customers.Contracts;

namespace ClickCart.Payments.Refunds;

/// <summary>The page of a refund: first it asks how much and why, then it shows what will come of it and lets the admin confirm. Changes nothing.</summary>
internal static class PreviewRefund
{
    public sealed record Request(Money? Amount, string? Reason) : IRequest<Result<Response>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }

        /// <summary>The page is just opened: nothing is asked for yet.</summary>
        [JsonIgnore] public bool Opened { get; init; }
    }

    /// <param name="Refunded">Pending and succeeded refunds.</param>
    /// <param name="Refundable">What is left to give back.</param>
    /// <param name="Limit">What the role of whoever looks gives back; null without a limit.</param>
    /// <param name="Effect">Null while nothing is asked for.</param>
    public sealed record Response(
        Guid OrderId, string OrderNumber, Money Captured, Money Refunded, Money Refundable, RefundLimit? Limit, Effect? Effect)
    {
        /// <summary>No gateway took the money: somebody pays it back by hand.</summary>
        public bool IsManual { get; init; }
    }

    /// <param name="Left">What can still be refunded afterwards.</param>
    public sealed record Effect(Money Amount, string Reason, Money RefundedAfter, Money Left)
    {
        /// <summary>The part that gift cards and store credit get, which had paid it.</summary>
        public required Money ToCredit { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Admin().MapGet("/orders/{id:guid}/refund", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(null, null) { OrderId = id, Opened = true }, ct).Page(typeof(PreviewRefundPage))).RequireAccess(Permissions.CreateRefunds);
            app.Admin().MapPost("/orders/{id:guid}/refund", async Task<IResult> (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
            {
                var seen = form.Send(r => m.Send(r with { OrderId = id }, ct));
                return (await seen).Succeeded ? await seen.Page(typeof(PreviewRefundPage)) : await seen.Redirect(r => $"/admin/orders/{r.OrderId}");
            }).RequireAccess(Permissions.CreateRefunds);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => When(r => !r.Opened, () =>
        {
            RuleFor(r => r.Amount).RefundAmount();
            RuleFor(r => r.Reason).RefundReason();
        });
    }

    internal sealed class Handler(PaymentsDbContext db, IRefundLimits limits, ICaller caller) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.ReadPaymentAsync(request.OrderId, cancellationToken) is not { } payment) return Error.NotFound("order");
            var limit = await limits.OfAsync(caller, payment.Currency, cancellationToken);
            var response = new Response(
                payment.Id, payment.OrderNumber, payment.Of(payment.Captured), payment.Of(payment.Refunded), payment.Of(payment.Refundable), limit, null)
            {
                IsManual = payment.IsManual,
            };
            if (request.Amount is not { } amount) return response;
            if (limit.WhyNot(payment, amount) is { } above) return above;
            if (payment.CanRefund(amount).Error is { } refused) return refused;
            // What supplements took by the gateway, or by hand, goes back before what credit paid of them.
            var bySupplements = payment.SupplementPartOf(amount.Amount);
            var ofThem = bySupplements == 0 ? []
                : await db.Payments.AsNoTracking().AsSingleQuery().Where(p => p.SupplementOf == payment.Id && p.UsedAt != null).ToListAsync(cancellationToken);
            var toCredit = payment.CreditPartOf(amount.Amount) + Math.Max(0, bySupplements - ofThem.Sum(p => p.CanGoBackByMethod));
            return response with
            {
                Effect = new(amount, request.Reason!.Trim(), response.Refunded + amount, response.Refundable - amount)
                {
                    ToCredit = payment.Of(toCredit),
                },
            };
        }
    }
}
