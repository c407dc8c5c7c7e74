/**
 * Packages whose imports are never a file of the project: the standard library (names from Python 3.13's
 * `sys.stdlib_module_names`, without those nobody imports in a function), what comes with the Lambda runtime or from the AWS
 * and Powertools projects, and packages so well known that nobody names a file after them. Anything else may be a local module.
 */
const known: ReadonlySet<string> = new Set(
  `__future__ abc argparse array ast asyncio atexit base64 bisect builtins bz2 calendar cgi cmath codecs collections
  concurrent configparser contextlib contextvars copy csv ctypes dataclasses datetime decimal difflib dis doctest email enum
  errno faulthandler fcntl filecmp fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib gzip hashlib
  heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox
  marshal math mimetypes mmap multiprocessing numbers operator os pathlib pickle pkgutil platform plistlib posixpath pprint
  pydoc queue random re resource sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver
  sqlite3 ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tarfile telnetlib tempfile
  textwrap threading time timeit token tokenize tomllib trace traceback tracemalloc types typing unicodedata unittest urllib
  uuid venv warnings wave weakref webbrowser xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
  boto3 botocore s3transfer aioboto3 aiobotocore jmespath dateutil urllib3 requests typing_extensions
  aws_lambda_powertools aws_xray_sdk aws_cdk constructs cfnresponse crhelper mypy_boto3 chalice mangum pydantic
  pydantic_settings fastapi starlette flask django httpx aiohttp psycopg2 psycopg psycopg_pool asyncpg pymysql MySQLdb mysql
  pyodbc pymssql oracledb cx_Oracle sqlalchemy sqlmodel pymongo motor redis opensearchpy elasticsearch stripe braintree
  sendgrid twilio openai anthropic slack_sdk langchain numpy pandas pyarrow PIL yaml jwt jose cryptography certifi dotenv
  structlog loguru pytest moto pytz jsonschema simplejson orjson ujson`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** Whether an absolute import of this dotted module can only be a package. */
export function isKnownPackage(module: string): boolean {
  const [top = ''] = module.split('.');
  return known.has(top) || top.startsWith('mypy_boto3_');
}
