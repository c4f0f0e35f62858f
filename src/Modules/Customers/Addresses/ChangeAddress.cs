using System.Text.Json.Serialization;

namespace ClickCart.Customers.Addresses;

/// <summary>Changes one of the caller's addresses. Orders keep theirs as it was.</summary>
internal static class ChangeAddress
{
    internal sealed record Request : AddressBody, IRequest<Result<AddressView>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPut("/me/addresses/{id:guid}", (Guid id, Request request, IfMatch _, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok()).WithSummary("Change an address").RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/addresses/{id:guid}", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct)).Redirect(_ => "/account/addresses", "Your address is saved.")).RequireAccess(Access.Customer);
        }
    }

    internal sealed class Validator(ServedCountries served) : AddressBodyValidator<Request>(served);

    internal sealed class Handler(CustomersDbContext db, ICaller caller, ExpectedVersion expected) : IRequestHandler<Request, Result<AddressView>>
    {
        public async Task<Result<AddressView>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Addresses.SingleOrDefaultAsync(a => a.Id == request.Id && a.AccountId == caller.AccountId, cancellationToken) is not { } address)
                return SavedAddress.NotFound;
            if (expected.Misses(address)) return Error.Stale;
            address.Change(request.ToAddress());
            return AddressView.From(address);
        }
    }
}
