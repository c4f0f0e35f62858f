using System.Text.Json.Serialization;

namespace ClickCart.Payments.Credits;

/// <summary>Nobody spends the gift card any more; what it has paid for stays paid.</summary>
internal static class DisableGiftCard
{
    public sealed record Request(string? Reason) : IRequest<Result<GiftCardResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Gift cards").MapPost("/admin/gift-cards/{id:guid}/disable", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok()).WithSummary("Disable a gift card").RequireAccess(Permissions.IssueCredit).Keyed();
            app.Admin().MapPost("/gift-cards/{id:guid}/disable", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct))
                    .Redirect(_ => $"/admin/gift-cards/{id}", "The card is disabled.", again: $"/admin/gift-cards/{id}"))
                .RequireAccess(Permissions.IssueCredit).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).CreditReason();
    }

    internal sealed class Handler(PaymentsDbContext db, ICaller caller) : IRequestHandler<Request, Result<GiftCardResponse>>
    {
        public async Task<Result<GiftCardResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!await db.Credits.AnyAsync(c => c.Id == request.Id && c.Kind == CreditKind.GiftCard, cancellationToken)) return Error.NotFound("gift card");
            var (card, now) = ((await db.LockCreditsAsync([request.Id], cancellationToken))[0], db.Now(caller.Actor));
            card.Disable(request.Reason!.Trim(), now);
            return GiftCardResponse.Of(card, now.At);
        }
    }
}
