namespace ClickCart.Customers.Audit;

/// <summary>What staff did, and what befell their accounts; the latest first.</summary>
internal static class ListAudit
{
    /// <param name="Account">Of this account alone.</param>
    internal sealed record Request(Guid? Account, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="AccountId">Who it was; null for the system itself.</param>
    /// <param name="Details">To whom or what, in words or as method and path.</param>
    /// <param name="Client">The address that it came from.</param>
    internal sealed record Item(DateTimeOffset At, AuditEvent What, Guid? AccountId, string Actor, string Details, string Client);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapGet("/admin/audit", (Guid? account, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(account, page), ct).Ok()).WithSummary("What staff did, the latest first").RequireAccess(Permissions.ReadAudit);
            app.Admin().MapGet("/audit", (Guid? account, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(account, page), ct).Page(typeof(ListAuditPage))).RequireAccess(Permissions.ReadAudit);
        }
    }

    internal sealed class Handler(CustomersDbContext db) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var rows = db.Audit.AsNoTracking();
            if (request.Account is { } account) rows = rows.Where(e => e.AccountId == account);
            if (request.Page.After<(DateTimeOffset At, Guid Id)>() is var (at, id))
                rows = rows.Where(e => e.At < at || (e.At == at && e.Id.CompareTo(id) < 0));
            var page = await rows.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(request.Page.Take).ToListAsync(cancellationToken);
            return request.Page.ToResult(page, e => (e.At, e.Id), e => new Item(e.At, e.What, e.AccountId, e.Actor, e.Details, e.Client));
        }
    }
}
