namespace ClickCart.Payments.Credits;

/// <summary>What is left on a gift card, for whoever has its code. Guarded against guessing as coupons are.</summary>
internal static class GetGiftCardBalance
{
    public sealed record Request(string? Code) : IRequest<Result<Response>>;

    public sealed record Response(string LastFour, Money Balance, DateTimeOffset? ExpiresAt);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Gift cards").MapPost("/gift-cards/balance", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .WithSummary("What is left on a gift card").Refuses("gift-card-not-usable").RequireRateLimiting(Guards.Coupons).RequireAccess(Access.Anyone);
            app.Shop().MapGet("/gift-card", () => Pages.Show<GetGiftCardBalancePage>()).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/gift-card", async Task<IResult> (Form<Request> form, IMediator m, CancellationToken ct) =>
            {
                var seen = await form.Send(r => m.Send(r, ct));
                return seen.Succeeded ? Pages.Show(typeof(GetGiftCardBalancePage), seen.Value) : seen.Redirect(_ => "", again: "/gift-card");
            }).OnlyAsks().RequireRateLimiting(Guards.Coupons).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Code).NotEmpty().MaximumLength(CreditCode.Typed);
    }

    internal sealed class Handler(PaymentsDbContext db, TimeProvider clock) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var hash = CreditCode.HashOf(request.Code!);
            var card = await db.Credits.AsNoTracking().FirstOrDefaultAsync(c => c.CodeHash == hash, cancellationToken);
            return card is not null && card.IsUsable(clock.GetUtcNow())
                ? new Response(card.LastFour!, card.Money, card.ExpiresAt) : CreditsContract.NotUsable;
        }
    }
}
