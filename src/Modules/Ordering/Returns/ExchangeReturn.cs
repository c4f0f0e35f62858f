using System.Text.Json.Serialization;
using ClickCart.Ordering.Drafts;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>
/// Staff decides that something else is sent for what was received. What came back pays for it: what it is worth more is refunded, what it is worth less the
/// customer pays by a link, or it is waived. A preview answers the same and stores nothing. Publishes ReturnRefundDecided, by which Payments sets it aside.
/// </summary>
internal static class ExchangeReturn
{
    public sealed record Request : ExchangeBody, IRequest<Result<ReturnResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }

        /// <summary>Says what would come of it, and stores nothing.</summary>
        [JsonIgnore] public bool Preview { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Returns (staff)").MapPost("/admin/returns/{id:guid}/exchange",
                (Guid id, bool? preview, Request? request, IMediator m, CancellationToken ct) =>
                m.Send((request ?? new()) with { Id = id, Preview = preview is true }, ct).Ok())
                .Refuses("return-stands-otherwise", "refund-exceeds-captured", "charge-disputed", "refund-above-limit", "out-of-stock", "carrier-unavailable")
                .RequireAccess(Permissions.CreateRefunds).Keyed();
            // First it shows what comes of it, then it is confirmed; both are this slice.
            app.Admin().MapPost("/returns/{id:guid}/exchange/preview", async Task<IResult> (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
            {
                var seen = await form.Send(r => m.Send(Chosen(r) with { Id = id, Preview = true }, ct));
                return seen.Succeeded ? await Task.FromResult(seen).Page(typeof(ExchangeReturnPage))
                    : await Task.FromResult(seen).Redirect(_ => $"/admin/returns/{id}", again: $"/admin/returns/{id}");
            }).OnlyAsks().RequireAccess(Permissions.CreateRefunds);
            app.Admin().MapPost("/returns/{id:guid}/exchange", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(Chosen(r) with { Id = id }, ct))
                    .Redirect(_ => $"/admin/returns/{id}", "The exchange is decided.", again: $"/admin/returns/{id}"))
                .RequireAccess(Permissions.CreateRefunds).Keyed();
        }

        /// <summary>Rows that are left empty are no lines, and words that are none say nothing.</summary>
        private static Request Chosen(Request typed) => typed with
        {
            Lines = typed.Lines?.Where(l => !string.IsNullOrWhiteSpace(l.Sku)).ToList() is { Count: > 0 } lines ? lines : null,
            Waive = string.IsNullOrWhiteSpace(typed.Waive) ? null : typed.Waive,
        };
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Lines).Must(lines => lines is null
                    || (lines.Count is > 0 and <= 500 && lines.DistinctBy(l => l?.Sku?.Trim(), StringComparer.Ordinal).Count() == lines.Count))
                .WithMessage("Say what is sent, each SKU in one line.");
            RuleForEach(r => r.Lines).NotNull().SetValidator(new DraftRules.LineRules()).When(r => r.Lines is not null);
            RuleFor(r => r.ShippingPrice).Must(m => m is null or { Amount: >= 0 }).WithMessage("Delivery costs zero or more.");
            RuleFor(r => r.Shipping).Must(m => m is null or { Amount: >= 0 }).WithMessage("What goes back of shipping is zero or more.");
            RuleFor(r => r.Fee).Must(m => m is null or { Amount: >= 0 }).WithMessage("A fee is zero or more.");
            RuleFor(r => r.Waive).Reason(DraftBody.ReasonLength).When(r => r.Waive is not null);
            RuleFor(r => r.Note).Prose(DraftBody.NoteLength).HoldsNoCard();
        }
    }

    internal sealed class Handler(
        OrderingDbContext db, ExchangeReckoning reckoning, IRefunds refunds, IPaymentMethods methods, ICaller caller, ShopTime shop, TimeProvider clock,
        IIds ids) : IRequestHandler<Request, Result<ReturnResponse>>
    {
        public async Task<Result<ReturnResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindReturnAsync(request.Id, cancellationToken) is not { } found) return Error.NotFound("return");
            // Prices and discounts of one's own are a right of their own: what is waived counts for no limit of refunds.
            if ((request.Waive is not null || request.Lines?.Any(l => l.UnitPrice is not null) is true) && !caller.May(Permissions.EditDrafts))
                return Error.Forbidden($"Your role may not {Permissions.EditDrafts.Words}.");
            var (order, back, _) = found;
            if (back.WhyNotRefunded is { } otherwise) return otherwise;
            var counted = ReturnAmounts.Of(found, request.Shipping, request.Fee, methods.StepOf(order.Currency));
            if (counted.Error is { } impossible) return impossible;
            var (amounts, id, by, now) = (counted.Value, ids.New(), Actor.Of(caller), Order.Time(clock));
            if (amounts.Amount > 0
                && (await refunds.CheckAsync(order.Id, order.Of(amounts.Amount), back.RefundReason, cancellationToken)).Error is { } refused) return refused;
            var reckoned = await reckoning.ReckonAsync(id, order, back, amounts, request, cancellationToken);
            if (reckoned.Error is { } unfit) return unfit;
            var (what, covered) = reckoned.Value;
            if (request.Preview)
                return ReturnResponse.Preview(back, amounts) with { Exchange = ExchangeResponse.Preview(what, amounts.Amount, covered), Said = request };
            var draft = Draft.ForExchange(id, Order.NewNumber("D", ids, shop.DayOf(now)), what, back.Id, covered, by, now);
            if (back.Exchange(order, amounts, draft, ids.New(), by, caller.AccountId, now).Error is { } impossibleNow) return impossibleNow;
            db.Drafts.Add(draft);
            db.PublishEvents(order, back);
            return ReturnResponse.ForStaff(back);
        }
    }
}
