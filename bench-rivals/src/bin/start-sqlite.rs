//! One answer from a SQLite file, opened to be read only.

use rusqlite::{Connection, OpenFlags};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (file, id) = arguments.next().zip(arguments.next()).expect("a file and an id");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags).expect("the file is there");
    let text = "SELECT text FROM statement WHERE id = ?";
    let length = connection.query_row(text, [&id], |row| Ok(row.get_ref(0)?.as_str()?.len()));
    println!("{}", length.expect("it has the statement"));
}
