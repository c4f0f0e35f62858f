using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Supplements;

/// <summary>
/// Staff asks the customer to pay what a change makes an order dearer, by a link: the change is made once that is paid. Publishes SupplementAsked.
/// </summary>
internal static class AskSupplement
{
    /// <param name="Lines">As of a change (<c>POST …/edits</c>), as are the others.</param>
    public sealed record Request(IReadOnlyList<EditedLine>? Lines, Money? ShippingPrice, Money? Discount, string? Reason, string? Note)
        : IRequest<Result<SupplementResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Supplements").MapPost("/admin/orders/{id:guid}/supplements",
                (Guid id, Request request, IfMatch _, IMediator m, CancellationToken ct) =>
                    m.Send(request with { OrderId = id }, ct).Created(s => $"{Endpoints.ApiPrefix}/admin/orders/{s.OrderId}"))
                .Refuses("already-shipped", "not-editable", "out-of-stock", "payment-needed", "charge-disputed", "supplement-open", "supplement-not-needed",
                    "payments-not-taken").RequireAccess(Permissions.CorrectOrders).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/supplements", (Guid id, Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct)).Page(typeof(AskSupplementPage), again: $"/admin/orders/{id}/edit"))
                .RequireAccess(Permissions.CorrectOrders).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).Reason(400);
            RuleFor(r => r.Lines).EditedLines();
            RuleFor(r => r.ShippingPrice).Must(m => m is null or { Amount: >= 0 }).WithMessage("Delivery costs zero or more.");
            RuleFor(r => r.Discount).Must(m => m is null or { Amount: > 0 }).WithMessage("A discount is more than zero.");
            RuleFor(r => r.Note).Prose(OrderEdit.NoteLength).HoldsNoCard();
        }
    }

    internal sealed class Handler(
        OrderingDbContext db, OrderEditing editing, IPaymentMethods methods, OrderingSettings settings, Languages languages, ServerAddress address,
        ICaller caller, ExpectedVersion expected, IIds ids, TimeProvider clock) : IRequestHandler<Request, Result<SupplementResponse>>
    {
        public async Task<Result<SupplementResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindOrderAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            if (expected.Misses(order)) return Error.Stale;
            if (await db.FindOpenSupplementAsync(order.Id, cancellationToken) is not null) return Supplement.IsOpen;
            var planned = await editing.PlanAsync(
                order, EditWish.Of(request.Lines, request.Discount, request.ShippingPrice), byStaff: true, cancellationToken);
            if (planned.Error is { } refused) return refused;
            var plan = planned.Value;
            if (plan.Missing is not { } missing) return NotNeeded;
            // There is no payment that it could be a part of.
            if (order.PaymentStatus is PaymentStatus.NotRequired) return missing;
            if (WhyNotChargeable(plan.Payment.Amount) is { } impossible) return impossible;
            var (by, now, secret) = (Actor.Of(caller), Order.Time(clock), ids.Secret());
            var supplement = Supplement.Ask(
                ids.New(), order, plan, request.Reason!.Trim(), request.Note is { Length: > 0 } note ? note.Trim() : null, by, now);
            supplement.Send(secret, settings.DraftLinks, order.Language ?? languages.Default.Code, now);
            db.Supplements.Add(supplement);
            order.SupplementAsked(supplement, by, now);
            db.PublishEvents(order, supplement);
            return SupplementResponse.Of(supplement, order) with { Link = address.Public + SupplementLink.PathOf(secret) };
        }

        private Error? WhyNotChargeable(Money difference) =>
            !methods.AreTaken ? methods.Manual.Count > 0 ? null : Rules.PaymentsNotTaken
            : methods.RangeOf(difference.Currency) is var (least, most) && (difference.Amount < least.Amount || difference.Amount > most.Amount)
                ? Error.Invalid("lines", $"The gateway charges {least} to {most} at once, and {difference} are to be paid. Give a discount, or change less.")
            : null;
    }

    internal static readonly Error NotNeeded = Error.Conflict("supplement-not-needed",
        "What the order would cost is authorised or paid already, so the change can be made at once.");
}
