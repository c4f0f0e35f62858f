namespace ClickCart.Customers.Addresses;

/// <summary>One of the caller's addresses, with the ETag that changing it takes.</summary>
internal static class GetAddress
{
    internal sealed record Request(Guid Id) : IRequest<Result<AddressView>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapGet("/me/addresses/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .WithSummary("One of your addresses").RequireAccess(Access.Customer);
            app.Shop().MapGet("/account/addresses/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(GetAddressPage))).RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(CustomersDbContext db, ICaller caller) : IRequestHandler<Request, Result<AddressView>>
    {
        public async Task<Result<AddressView>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Addresses.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.Id && a.AccountId == caller.AccountId, cancellationToken) is { } address
                ? AddressView.From(address)
                : SavedAddress.NotFound;
    }
}
