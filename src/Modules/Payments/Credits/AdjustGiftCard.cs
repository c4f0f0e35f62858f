using System.Text.Json.Serialization;
using ClickCart.Customers.Contracts;

namespace ClickCart.Payments.Credits;

/// <summary>Puts more on a gift card that can be spent, or takes off any, with a reason. Never below zero.</summary>
internal static class AdjustGiftCard
{
    /// <param name="Take">Takes the amount off it; else it is put on it.</param>
    public sealed record Request(Money? Amount, bool? Take, string? Reason) : IRequest<Result<GiftCardResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Gift cards").MapPost("/admin/gift-cards/{id:guid}/adjust", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok())
                .WithSummary("Put more on a gift card, or take off it").Refuses("credit-too-low", "gift-card-not-usable", "refund-above-limit")
                .RequireAccess(Permissions.IssueCredit).Keyed();
            app.Admin().MapPost("/gift-cards/{id:guid}/adjust", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct))
                    .Redirect(_ => $"/admin/gift-cards/{id}", "The balance is changed.", again: $"/admin/gift-cards/{id}"))
                .RequireAccess(Permissions.IssueCredit).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Amount).CreditAmount();
            RuleFor(r => r.Reason).CreditReason();
        }
    }

    internal sealed class Handler(PaymentsDbContext db, IRefundLimits limits, ICaller caller) : IRequestHandler<Request, Result<GiftCardResponse>>
    {
        public async Task<Result<GiftCardResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var (amount, now) = (request.Amount!.Value, db.Now(caller.Actor));
            if (!await db.Credits.AnyAsync(c => c.Id == request.Id && c.Kind == CreditKind.GiftCard, cancellationToken)) return Error.NotFound("gift card");
            if (request.Take is not true && await limits.WhyNotGiveAsync(caller, amount, 1, cancellationToken) is { } above) return above;
            var card = (await db.LockCreditsAsync([request.Id], cancellationToken))[0];
            if (card.Currency != amount.Currency) return Error.Invalid("amount", $"This card is in {card.Currency}.");
            if (request.Take is not true && !card.IsUsable(now.At))
                return CreditsContract.NotUsable with { Detail = "Nobody can spend this card any more. Issue another." };
            return card.Adjust(request.Take is true ? -amount.Amount : amount.Amount, request.Reason!.Trim(), now).Error is { } refused
                ? refused : GiftCardResponse.Of(card, now.At);
        }
    }
}
