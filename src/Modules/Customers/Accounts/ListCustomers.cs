using ClickCart.Ordering.Contracts;

namespace ClickCart.Customers.Accounts;

/// <summary>Customers for staff, newest first; searched by address and name.</summary>
internal static class ListCustomers
{
    internal sealed record Request(string? Q, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="LockedUntil">Too many wrong passwords: nobody signs in before.</param>
    /// <param name="Bought">What their orders came to, per currency; cancelled ones left out.</param>
    internal sealed record Item(
        Guid Id, string Email, string Name, string Role, DateTimeOffset CreatedAt, DateTimeOffset? LockedUntil, int Version, int Orders,
        IReadOnlyList<Money> Bought);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapGet("/admin/customers", (string? q, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, page), ct).Ok()).WithSummary("Customers, newest first").RequireAccess(Permissions.ReadCustomers);
            app.Admin().MapGet("/customers", (string? q, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, page), ct).Page(typeof(ListCustomersPage))).RequireAccess(Permissions.ReadCustomers);
        }
    }

    internal sealed class Handler(CustomersDbContext db, IOrderReader orders) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var rows = await db.Accounts.AsNoTracking().Where(a => a.Role == Roles.Customer).Matching(request.Q).PageAsync(request.Page, cancellationToken);
            var sales = (await orders.SalesOfAsync([.. rows.Select(a => a.Id)], cancellationToken)).ToLookup(s => s.AccountId);
            return request.Page.ToResult(rows, a => (a.CreatedAt, a.Id), a => new Item(
                a.Id, a.Email!, a.Name, a.Role, a.CreatedAt, a.LockoutEnd, a.Version, sales[a.Id].Sum(s => s.Orders), [.. sales[a.Id].Select(s => s.Total)]));
        }
    }
}
