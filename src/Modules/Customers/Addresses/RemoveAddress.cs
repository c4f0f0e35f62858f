namespace ClickCart.Customers.Addresses;

/// <summary>Forgets one of the caller's addresses.</summary>
internal static class RemoveAddress
{
    internal sealed record Request(Guid Id) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapDelete("/me/addresses/{id:guid}", (Guid id, IfMatchWhenSent _, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).NoContent())
                .WithSummary("Forget an address").RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/addresses/{id:guid}/remove", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect("/account/addresses", "The address is removed.", again: "/account/addresses"))
                .RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(CustomersDbContext db, ICaller caller, ExpectedVersion expected) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Addresses.SingleOrDefaultAsync(a => a.Id == request.Id && a.AccountId == caller.AccountId, cancellationToken) is not { } address)
                return SavedAddress.NotFound;
            if (expected.Misses(address)) return Error.Stale;
            db.Remove(address);
            return Result.Success;
        }
    }
}
