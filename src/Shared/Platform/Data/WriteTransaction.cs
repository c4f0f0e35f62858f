using Microsoft.EntityFrameworkCore.Storage;

namespace ClickCart.Platform.Data;

/// <summary>A write transaction with, on SQLite, the module's only writing turn. Uncommitted when disposed means rolled back.</summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    private readonly ModuleDbContext _db;
    private readonly IDbContextTransaction _transaction;
    private readonly IDisposable? _turn;

    internal WriteTransaction(ModuleDbContext db, IDbContextTransaction transaction, IDisposable? turn) => (_db, _transaction, _turn) = (db, transaction, turn);

    public async Task CommitAsync(CancellationToken ct)
    {
        await _transaction.CommitAsync(ct);
        await DisposeAsync();
        _db.Committed();
    }

    public async ValueTask DisposeAsync()
    {
        if (_db.Transaction != this) return;
        _db.Ended();
        try
        {
            await _transaction.DisposeAsync();
        }
        finally
        {
            _turn?.Dispose();
        }
    }
}
