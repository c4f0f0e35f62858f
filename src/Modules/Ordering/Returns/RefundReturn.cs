using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>
/// Staff decides what goes back for what was received: for each line its share of discount and tax, shipping by choice, less a fee. A preview answers the
/// same and stores nothing. Publishes ReturnRefundDecided, on which Payments makes the refund.
/// </summary>
internal static class RefundReturn
{
    /// <param name="Shipping">What of the price of shipping goes back, with its tax; null for nothing.</param>
    /// <param name="Fee">What the shop keeps; null for nothing.</param>
    /// <param name="AsStoreCredit">The customer's account gets store credit in place of the money.</param>
    public sealed record Request(Money? Shipping, Money? Fee, bool? AsStoreCredit = null) : IRequest<Result<ReturnResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }

        /// <summary>Says what would come of it, and stores nothing.</summary>
        [JsonIgnore] public bool Preview { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Returns (staff)").MapPost("/admin/returns/{id:guid}/refund",
                (Guid id, bool? preview, Request? request, IMediator m, CancellationToken ct) =>
                m.Send((request ?? new(null, null)) with { Id = id, Preview = preview is true }, ct).Ok())
                .Refuses("return-stands-otherwise", "refund-exceeds-captured", "charge-disputed", "refund-above-limit", "no-customer-account")
                .RequireAccess(Permissions.CreateRefunds).Keyed();
            // First it shows what comes of it, then it is confirmed; both are this slice.
            app.Admin().MapPost("/returns/{id:guid}/refund/preview", async Task<IResult> (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
            {
                var seen = await form.Send(r => m.Send(r with { Id = id, Preview = true }, ct));
                return seen.Succeeded ? await Task.FromResult(seen).Page(typeof(RefundReturnPage))
                    : await Task.FromResult(seen).Redirect(_ => $"/admin/returns/{id}", again: $"/admin/returns/{id}");
            }).OnlyAsks().RequireAccess(Permissions.CreateRefunds);
            app.Admin().MapPost("/returns/{id:guid}/refund", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct))
                    .Redirect(_ => $"/admin/returns/{id}", "The refund is decided.", again: $"/admin/returns/{id}"))
                .RequireAccess(Permissions.CreateRefunds).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Shipping).Must(m => m is null or { Amount: >= 0 }).WithMessage("What goes back of shipping is zero or more.");
            RuleFor(r => r.Fee).Must(m => m is null or { Amount: >= 0 }).WithMessage("A fee is zero or more.");
        }
    }

    private static readonly Error NoAccount =
        Error.Conflict("no-customer-account", "This order was placed without an account, so nobody has store credit for it. Give the money back.");

    internal sealed class Handler(OrderingDbContext db, IRefunds refunds, IPaymentMethods methods, ICaller caller, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<ReturnResponse>>
    {
        public async Task<Result<ReturnResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindReturnAsync(request.Id, cancellationToken) is not { } found) return Error.NotFound("return");
            var (order, back, _) = found;
            if (back.WhyNotRefunded is { } otherwise) return otherwise;
            if (request.AsStoreCredit is true && order.AccountId is null) return NoAccount;
            var counted = ReturnAmounts.Of(found, request.Shipping, request.Fee, methods.StepOf(order.Currency));
            if (counted.Error is { } impossible) return impossible;
            var amounts = counted.Value;
            if (amounts.Amount > 0
                && (await refunds.CheckAsync(order.Id, order.Of(amounts.Amount), back.RefundReason, cancellationToken)).Error is { } refused) return refused;
            if (request.Preview) return ReturnResponse.Preview(back, amounts);
            if (back.Refund(order, amounts, ids.New(), Actor.Of(caller), caller.AccountId, Order.Time(clock), request.AsStoreCredit is true).Error
                is { } impossibleNow) return impossibleNow;
            db.PublishEvents(order, back);
            return ReturnResponse.ForStaff(back);
        }
    }
}
