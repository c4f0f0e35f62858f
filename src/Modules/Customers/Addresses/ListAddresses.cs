namespace ClickCart.Customers.Addresses;

/// <summary>The caller's addresses, oldest first.</summary>
internal static class ListAddresses
{
    internal sealed record Request(Page Page) : IRequest<Result<Listing<AddressView>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapGet("/me/addresses", (Page page, IMediator mediator, CancellationToken ct) => mediator.Send(new Request(page), ct).Ok())
                .WithSummary("Your addresses").For(Who.Customer);
            app.Shop().MapGet("/account/addresses", (Page page, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new Request(page), ct).Page(typeof(ListAddressesPage))).For(Who.Customer);
        }
    }

    internal sealed class Handler(CustomersDbContext db, ICaller caller) : IRequestHandler<Request, Result<Listing<AddressView>>>
    {
        public async Task<Result<Listing<AddressView>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var addresses = db.Addresses.AsNoTracking().Where(a => a.AccountId == caller.AccountId);
            if (request.Page.After<(DateTimeOffset At, Guid Id)>() is { } after)
                addresses = addresses.Where(a => a.CreatedAt > after.At || (a.CreatedAt == after.At && a.Id.CompareTo(after.Id) > 0));
            var rows = await addresses.OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).Take(request.Page.Take).ToListAsync(cancellationToken);
            return request.Page.Answer(rows, a => (a.CreatedAt, a.Id), AddressView.From);
        }
    }
}
