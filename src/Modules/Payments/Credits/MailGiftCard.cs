using System.Text.Json.Serialization;
using ClickCart.Customers.Contracts;

namespace ClickCart.Payments.Credits;

/// <summary>Mails a gift card's code, to whom it is for or to another address. It is a new one, and the old one is void. Publishes GiftCardMailed.</summary>
internal static class MailGiftCard
{
    /// <param name="Recipient">An e-mail address, whose the card is from then on; null for the one that it has.</param>
    /// <param name="Language">In which the mail is written, ISO 639-1; null for the shop's.</param>
    /// <param name="Message">A few words to the recipient; null for none.</param>
    public sealed record Request(string? Recipient, string? Language, string? Message) : IRequest<Result<GiftCardResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Gift cards").MapPost("/admin/gift-cards/{id:guid}/mail", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok())
                .WithSummary("Mail a gift card's code, a new one").Refuses("gift-card-not-usable", "refund-above-limit")
                .RequireAccess(Permissions.IssueCredit).Keyed();
            app.Admin().MapPost("/gift-cards/{id:guid}/mail", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct))
                    .Redirect(_ => $"/admin/gift-cards/{id}", "A new code goes by mail.", again: $"/admin/gift-cards/{id}"))
                .RequireAccess(Permissions.IssueCredit).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Recipient).MaximumLength(EmailAddress.MaxLength).IsEmailAddress().When(r => !string.IsNullOrWhiteSpace(r.Recipient));
            RuleFor(r => r.Language).MailLanguage();
            RuleFor(r => r.Message).Prose(Credit.TextLength).HoldsNoCard();
        }
    }

    internal sealed class Handler(PaymentsDbContext db, IRefundLimits limits, Languages languages, ICaller caller)
        : IRequestHandler<Request, Result<GiftCardResponse>>
    {
        public async Task<Result<GiftCardResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!await db.Credits.AnyAsync(c => c.Id == request.Id && c.Kind == CreditKind.GiftCard, cancellationToken)) return Error.NotFound("gift card");
            var (card, now) = ((await db.LockCreditsAsync([request.Id], cancellationToken))[0], db.Now(caller.Actor));
            if (!card.IsUsable(now.At)) return CreditsContract.NotUsable with { Detail = "Nobody can spend this card any more. Issue another." };
            if ((CreditRules.Filled(request.Recipient)?.ToLowerInvariant() ?? card.Recipient) is not { } recipient)
                return Error.Invalid("recipient", CreditRules.WithoutRecipient);
            if (card.Balance == 0) return CreditsContract.NotUsable with { Detail = "Nothing is left on this card. Put something on it first." };
            // Who gives out a new code may give the card to themselves, and what it has paid for may come back to it.
            var most = card.Money with { Amount = Math.Max(card.Issued, card.Balance) };
            if (await limits.WhyNotGiveAsync(caller, most, 1, cancellationToken) is { } above) return above;
            db.Publish(card.Mail(recipient, CreditRules.LanguageOf(request.Language, languages), CreditRules.Filled(request.Message), now));
            return GiftCardResponse.Of(card, now.At);
        }
    }
}
