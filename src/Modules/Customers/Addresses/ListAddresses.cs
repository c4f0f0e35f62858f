namespace ClickCart.Customers.Addresses;

/// <summary>The caller's addresses, oldest first.</summary>
internal static class ListAddresses
{
    internal sealed record Request(PageRequest Page) : IRequest<Result<PagedResult<AddressView>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapGet("/me/addresses", (PageRequest page, IMediator m, CancellationToken ct) => m.Send(new Request(page), ct).Ok())
                .WithSummary("Your addresses").RequireAccess(Access.Customer);
            app.Shop().MapGet("/account/addresses", (PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(page), ct).Page(typeof(ListAddressesPage))).RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(CustomersDbContext db, ICaller caller) : IRequestHandler<Request, Result<PagedResult<AddressView>>>
    {
        public async Task<Result<PagedResult<AddressView>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var addresses = db.Addresses.AsNoTracking().Where(a => a.AccountId == caller.AccountId);
            if (request.Page.After<(DateTimeOffset At, Guid Id)>() is { } after)
                addresses = addresses.Where(a => a.CreatedAt >= after.At && (a.CreatedAt > after.At || a.Id.CompareTo(after.Id) > 0));
            var rows = await addresses.OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).Take(request.Page.Take).ToListAsync(cancellationToken);
            return request.Page.ToResult(rows, a => (a.CreatedAt, a.Id), AddressView.From);
        }
    }
}
