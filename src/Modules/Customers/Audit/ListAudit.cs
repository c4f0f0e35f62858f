namespace ClickCart.Customers.Audit;

/// <summary>What staff did, and what befell their accounts; the latest first, or as it is sorted.</summary>
internal static class ListAudit
{
    /// <param name="Account">Of this account alone.</param>
    /// <param name="Sort"><c>-at</c> (default), or <c>actor</c>, each with and without the minus sign.</param>
    internal sealed record Request(Guid? Account, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="AccountId">Who it was; null for the system itself.</param>
    /// <param name="Details">To whom or what, in words or as method and path.</param>
    /// <param name="Client">The address that it came from.</param>
    internal sealed record Item(DateTimeOffset At, AuditEvent What, Guid? AccountId, string Actor, string Details, string Client);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapGet("/admin/audit", (Guid? account, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(account, sort, page), ct).Ok()).WithSummary("What staff did, the latest first").RequireAccess(Permissions.ReadAudit);
            app.Admin().MapGet("/audit", (Guid? account, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(account, sort, page), ct).Page(typeof(ListAuditPage))).RequireAccess(Permissions.ReadAudit).AsList();
        }
    }

    internal sealed class Handler(CustomersDbContext db) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        private static readonly ListSorts<AuditEntry, Guid> Sorts = new ListSorts<AuditEntry, Guid>("-at", e => e.Id)
            .By("at", e => e.At).By("actor", e => e.Actor);

        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var rows = db.Audit.AsNoTracking();
            if (request.Account is { } account) rows = rows.Where(e => e.AccountId == account);
            var sort = Sorts.Of(request.Sort);
            var page = await sort.Take(rows, request.Page).ToListAsync(cancellationToken);
            return sort.ToResult(request.Page, page, e => new Item(e.At, e.What, e.AccountId, e.Actor, e.Details, e.Client));
        }
    }
}
