using System.Text.Json.Serialization;
using ClickCart.Customers.Contracts;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Customers.Accounts;

/// <summary>A customer for staff: the account, what it bought, its latest orders and its addresses.</summary>
internal static class GetCustomer
{
    private const int LatestOrders = 50;

    internal sealed record Request(Guid Id) : IRequest<Result<Response>>;

    /// <param name="LatestOrders">Newest first, at most 50.</param>
    /// <param name="Orders">All of them but cancelled ones; those too that were placed with the address without signing in.</param>
    /// <param name="Bought">What those came to, per currency.</param>
    /// <param name="GuestOrders">Those of them that were placed without signing in.</param>
    /// <param name="Group">That staff has put the customer into; null for none.</param>
    internal sealed record Response(
        AccountView Account, int Orders, IReadOnlyList<Money> Bought, IReadOnlyList<OrderDetails> LatestOrders, IReadOnlyList<Address> Addresses,
        int GuestOrders, string? Group) : IVersioned
    {
        [JsonIgnore] public int Version => Account.Version;
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapGet("/admin/customers/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .WithSummary("A customer with orders and addresses").RequireAccess(Permissions.ReadCustomers);
            app.Admin().MapGet("/customers/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(GetCustomerPage))).RequireAccess(Permissions.ReadCustomers);
        }
    }

    internal sealed class Handler(CustomersDbContext db, People people, IOrderReader orders, IBuyerReader buyers, IAddressBook addresses)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == request.Id, cancellationToken) is not { } account)
                return Error.NotFound("customer");
            var person = await people.OfAsync(account, cancellationToken);
            var latest = (await orders.OfAccountAsync(request.Id, LatestOrders, cancellationToken))
                .Concat(await buyers.OrdersOfGuestAsync(account.Email!.ToLowerInvariant(), LatestOrders, cancellationToken));
            return new Response(
                AccountView.From(account), person.Orders, person.Bought, [.. latest.OrderByDescending(o => o.PlacedAt).Take(LatestOrders)],
                [.. (await addresses.OfAsync(request.Id, cancellationToken)).Select(a => a.Address)], person.AsGuest?.Orders ?? 0, account.CustomerGroup);
        }
    }
}
