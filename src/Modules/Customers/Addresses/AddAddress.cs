namespace ClickCart.Customers.Addresses;

/// <summary>Keeps an address for the caller's next orders.</summary>
internal static class AddAddress
{
    internal sealed record Request : AddressBody, IRequest<Result<AddressView>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPost("/me/addresses", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(a => $"/api/v1/me/addresses/{a.Id}")).WithSummary("Keep an address").Refuses("too-many-addresses")
                .RequireAccess(Access.Customer);
            app.Shop().MapGet("/account/addresses/new", () => Pages.Show<AddAddressPage>()).RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/addresses/new", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(_ => "/account/addresses", "Your address is saved.")).RequireAccess(Access.Customer).Keyed();
        }
    }

    internal static readonly Error Full =
        Error.Conflict("too-many-addresses", $"An account keeps at most {SavedAddress.Most} addresses; remove one first.");

    internal sealed class Validator(ServedCountries served) : AddressBodyValidator<Request>(served);

    internal sealed class Handler(CustomersDbContext db, ICaller caller, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result<AddressView>>
    {
        public async Task<Result<AddressView>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Addresses.CountAsync(a => a.AccountId == caller.AccountId, cancellationToken) >= SavedAddress.Most)
                return Full;
            var address = new SavedAddress(ids.New(), caller.AccountId!.Value, request.ToAddress(), clock.GetUtcNow());
            db.Add(address);
            return AddressView.From(address);
        }
    }
}
