"""What is agreed with customers: instalments, and their signature."""

from . import agree, sign_agreement
