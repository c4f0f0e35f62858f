namespace ClickCart.Customers.Accounts;

/// <summary>Customers for staff, newest first or as they are sorted: those with an account, and on the page and where it is asked for guests too.</summary>
internal static class ListCustomers
{
    /// <param name="Q">A part of a name, e-mail address or phone number, or what their orders mention.</param>
    /// <param name="Who"><c>accounts</c> (default of the API), <c>guests</c>, or <c>all</c> (default of the page).</param>
    /// <param name="Group">One of the groups that staff puts customers into: only who is in it. Null for all.</param>
    /// <param name="Sort"><c>-since</c> (default) or <c>email</c>, each with and without the minus sign.</param>
    internal sealed record Request(string? Q, string? Who, string? Group, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="Id">The account's; null for a guest.</param>
    /// <param name="Role"><c>customer</c>, or <c>guest</c> who has no account.</param>
    /// <param name="CreatedAt">The account's beginning, or a guest's first order.</param>
    /// <param name="LockedUntil">Too many wrong passwords: nobody signs in before.</param>
    /// <param name="Version">The account's; 0 for a guest.</param>
    /// <param name="Orders">With and without the account; cancelled ones left out.</param>
    /// <param name="Bought">What those came to, per currency.</param>
    /// <param name="GuestOrders">Those of them that were placed without signing in.</param>
    /// <param name="Phone">Given with the newest order.</param>
    /// <param name="Group">That staff has put the customer into; null for none.</param>
    internal sealed record Item(
        Guid? Id, string Email, string Name, string Role, DateTimeOffset CreatedAt, DateTimeOffset? LockedUntil, int Version, int Orders,
        IReadOnlyList<Money> Bought, int GuestOrders, string? Phone, DateTimeOffset? LastOrderAt, string? Group);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapGet("/admin/customers", (
                string? q, string? who, string? group, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, string.IsNullOrEmpty(who) ? "accounts" : who, group, sort, page), ct).Ok())
                .WithSummary("Customers, newest first").RequireAccess(Permissions.ReadCustomers);
            app.Admin().MapGet("/customers", (string? q, string? who, string? group, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, who, group, sort, page), ct).Page(typeof(ListCustomersPage))).RequireAccess(Permissions.ReadCustomers).AsList();
        }
    }

    internal sealed class Handler(People people) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            Whom? who = request.Who switch { null or "" or "all" => Whom.All, "accounts" => Whom.Accounts, "guests" => Whom.Guests, _ => null };
            if (who is not { } asked) return Error.Malformed("who is accounts, guests or all.");
            var group = request.Group?.Trim() is { Length: > 0 } named ? named : null;
            var found = await people.ListAsync(request.Q, asked, group, request.Sort, request.Page, cancellationToken);
            return new PagedResult<Item>([.. found.Items.Select(ItemOf)], found.NextCursor);
        }

        private static Item ItemOf(People.Person p) => new(
            p.Account?.Id, p.Email, p.Account?.Name ?? p.AsGuest!.Name, p.Account?.Role ?? "guest", p.Since, p.Account?.LockoutEnd, p.Account?.Version ?? 0,
            p.Orders, p.Bought, p.AsGuest?.Orders ?? 0, p.Newest?.Phone, p.Newest?.LastOrderAt, p.Account?.CustomerGroup);
    }
}
