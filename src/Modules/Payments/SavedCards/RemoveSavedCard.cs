namespace ClickCart.Payments.SavedCards;

/// <summary>Removes one of the caller's cards: it is offered no longer, and the gateway is asked to forget it.</summary>
internal static class RemoveSavedCard
{
    internal sealed record Request(string Id) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapDelete("/me/cards/{id}", (string id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).NoContent())
                .WithSummary("Forget a card").RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/cards/{id}/remove", (string id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect("/account/cards", "The card is removed.", again: "/account/cards")).RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(PaymentsDbContext db, ICaller caller) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.SavedCards.FirstOrDefaultAsync(c => c.Id == request.Id && c.AccountId == caller.AccountId && c.RemovedAt == null, cancellationToken)
                is not { } card) return Error.NotFound("card");
            card.RemovedAt = db.Now("customer").At;
            db.Enqueue(new DetachCardJob(card.Id, card.Name));
            return Result.Success;
        }
    }
}
