using ClickCart.Customers.Contracts;

namespace ClickCart.Payments.Credits;

/// <summary>Makes gift cards of one amount, and says their codes this once; or mails the code of one. Publishes GiftCardMailed.</summary>
internal static class IssueGiftCards
{
    private const int MostAtOnce = 1000;

    /// <param name="Count">1 to 1,000; null for one.</param>
    /// <param name="ExpiresOn">The last day, or the time, until which it can be spent; null for ever.</param>
    /// <param name="Recipient">For whom it is: an e-mail address. Of one card alone.</param>
    /// <param name="Mail">Its code goes to the recipient by mail, and is said to nobody else.</param>
    /// <param name="Language">In which the mail is written, ISO 639-1; null for the shop's.</param>
    /// <param name="Message">A few words to the recipient, in the mail; null for none.</param>
    public sealed record Request(Money? Amount, int? Count, DayOrTime? ExpiresOn, string? Recipient, string? Note,
        bool? Mail = null, string? Language = null, string? Message = null) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<IssuedCard> Items);

    /// <param name="Code">Said this once: only its end is kept. Null where it goes by mail.</param>
    /// <param name="LastFour">Null until that mail is written.</param>
    public sealed record IssuedCard(Guid Id, string? Code, string? LastFour, Money Amount, DateTimeOffset? ExpiresAt);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Gift cards").MapPost("/admin/gift-cards", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(_ => $"{Endpoints.ApiPrefix}/admin/gift-cards"))
                .WithSummary("Issue gift cards").Refuses("refund-above-limit").RequireAccess(Permissions.IssueCredit).Keyed();
            app.Admin().MapGet("/gift-cards/new", () => Pages.Show<IssueGiftCardsPage>()).RequireAccess(Permissions.IssueCredit);
            app.Admin().MapPost("/gift-cards/new", async Task<IResult> (Form<Request> form, IMediator m, CancellationToken ct) =>
            {
                var issued = await form.Send(r => m.Send(r, ct));
                if (issued.Succeeded && issued.Value.Items is [{ Code: null } mailed])
                    return Pages.To($"/admin/gift-cards/{mailed.Id}", "The card is issued, and its code goes by mail.");
                return issued.Succeeded ? Pages.Show(typeof(GiftCardSheet), issued.Value) : issued.Redirect(_ => "", again: "/admin/gift-cards/new");
            }).RequireAccess(Permissions.IssueCredit).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(ShopTime shop, TimeProvider clock)
        {
            RuleFor(r => r.Amount).CreditAmount();
            RuleFor(r => r.Count).InclusiveBetween(1, MostAtOnce).WithMessage($"1 to {MostAtOnce} cards are issued at once.");
            RuleFor(r => r.ExpiresOn).Must(day => day is null || day.Value.End(shop) > clock.GetUtcNow()).WithMessage("A card expires on a day to come.");
            RuleFor(r => r.Recipient).MaximumLength(EmailAddress.MaxLength).IsEmailAddress().When(r => !string.IsNullOrWhiteSpace(r.Recipient));
            RuleFor(r => r.Recipient).NotEmpty().WithMessage(CreditRules.WithoutRecipient).When(r => r.Mail is true);
            RuleFor(r => r.Language).MailLanguage();
            RuleFor(r => r.Message).Prose(Credit.TextLength).HoldsNoCard();
            RuleFor(r => r.Message).Empty().WithMessage("Nobody reads this where no mail is sent.").When(r => r.Mail is not true);
            RuleFor(r => r.Recipient).Empty().When(r => r.Count > 1).WithMessage("Several cards are for nobody in particular.");
            RuleFor(r => r.Note).Prose(Credit.TextLength).HoldsNoCard().When(r => !string.IsNullOrWhiteSpace(r.Note));
        }
    }

    internal sealed class Handler(PaymentsDbContext db, IRefundLimits limits, Languages languages, ICaller caller, ShopTime shop, IIds ids)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var (amount, count, now) = (request.Amount!.Value, request.Count ?? 1, db.Now(caller.Actor));
            if (await limits.WhyNotGiveAsync(caller, amount, count, cancellationToken) is { } above) return above;
            var (recipient, note) = (CreditRules.Filled(request.Recipient)?.ToLowerInvariant(), CreditRules.Filled(request.Note));
            var issued = new List<IssuedCard>(count);
            for (var i = 0; i < count; i++)
            {
                var code = request.Mail is true ? null : CreditCode.New(ids);
                var card = db.Credits.Add(Credit.GiftCard(code, amount, request.ExpiresOn?.End(shop), recipient, note, now)).Entity;
                if (request.Mail is true)
                    db.Publish(card.Mail(recipient!, CreditRules.LanguageOf(request.Language, languages), CreditRules.Filled(request.Message), now));
                issued.Add(new(card.Id, code, card.LastFour, amount, card.ExpiresAt));
            }
            return new Response(issued);
        }
    }
}
