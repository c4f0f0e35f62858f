using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ClickCart.Platform.Data;

/// <summary>A transaction of the connection that writes, as EF Core sees it: of the connection that it asked.</summary>
internal class BorrowedTransaction(PersistentConnection connection, SqliteTransaction transaction) : DbTransaction
{
    public override IsolationLevel IsolationLevel => transaction.IsolationLevel;
    public override bool SupportsSavepoints => true;
    internal SqliteTransaction Lent => transaction;
    protected override DbConnection DbConnection => connection;

    public override void Commit() => transaction.Commit();
    public override void Rollback() => transaction.Rollback();
    public override void Save(string savepointName) => transaction.Save(savepointName);
    public override void Rollback(string savepointName) => transaction.Rollback(savepointName);
    public override void Release(string savepointName) => transaction.Release(savepointName);

    protected override void Dispose(bool disposing)
    {
        if (disposing) End();
        base.Dispose(disposing);
    }

    /// <summary>Rolls back what was not committed.</summary>
    protected virtual void End() => transaction.Dispose();
}
