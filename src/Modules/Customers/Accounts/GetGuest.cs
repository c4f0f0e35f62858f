using ClickCart.Ordering.Contracts;

namespace ClickCart.Customers.Accounts;

/// <summary>A customer without an account, for staff: what was ordered with an e-mail address by nobody who had signed in.</summary>
internal static class GetGuest
{
    private const int LatestOrders = 50;

    internal sealed record Request(string? Email) : IRequest<Result<Response>>;

    /// <param name="Orders">All of them but cancelled ones.</param>
    /// <param name="Bought">What those came to, per currency.</param>
    /// <param name="LatestOrders">Newest first, at most 50.</param>
    /// <param name="AccountId">Of the customer's account with this address; null for none.</param>
    internal sealed record Response(
        string Email, string Name, string? Phone, int Orders, IReadOnlyList<Money> Bought, DateTimeOffset FirstOrderAt, DateTimeOffset LastOrderAt,
        IReadOnlyList<OrderDetails> LatestOrders, Guid? AccountId);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapGet("/admin/customers/guest", (string? email, IMediator m, CancellationToken ct) =>
                m.Send(new Request(email), ct).Ok()).WithSummary("A guest with orders").Refuses("not-found").RequireAccess(Permissions.ReadCustomers);
            app.Admin().MapGet("/customers/guest", (string? email, IMediator m, CancellationToken ct) =>
                m.Send(new Request(email), ct).Page(typeof(GetGuestPage))).RequireAccess(Permissions.ReadCustomers);
        }
    }

    internal sealed class Handler(CustomersDbContext db, IBuyerReader buyers) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var email = (request.Email ?? "").Trim().ToLowerInvariant();
            if (!(await buyers.GuestsOfAsync([email], cancellationToken)).TryGetValue(email, out var guest)) return Error.NotFound("guest");
            var key = email.ToUpperInvariant();
            var account = await db.Accounts.Where(a => a.NormalizedEmail == key && a.Role == Roles.Customer).Select(a => (Guid?)a.Id)
                .FirstOrDefaultAsync(cancellationToken);
            return new Response(
                guest.Email, guest.Name, guest.Phone, guest.Orders, guest.Bought, guest.FirstOrderAt, guest.LastOrderAt,
                await buyers.OrdersOfGuestAsync(email, LatestOrders, cancellationToken), account);
        }
    }
}
